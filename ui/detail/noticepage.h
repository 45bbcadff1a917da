#pragma once

#include <QWidget>

class QPushButton;

namespace ui
{

class WrappedText;

/// A page that says one thing: nothing is selected, a file cannot be read, a file has gone. With a file: buttons that
/// open it and its folder.
class NoticePage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NoticePage)

public:
    explicit NoticePage(QWidget *parent = nullptr);

    /// `lines` are shown one below the other; an empty `file` (an absolute path) shows no button.
    void showNotice(const QString &headline, const QStringList &lines, const QString &file, bool fileIsThere);

private:
    QString m_file;
    WrappedText *m_headline;
    WrappedText *m_lines;
    QPushButton *m_openInEditor;
    QPushButton *m_showInFolder;
};

} // namespace ui
