#pragma once

#include "model/folder/storyfolder.h"

#include <QWidget>

namespace ui
{

class WrappedText;

/// The file of the story: path, what is being done to it, problems with their places, and ways to get at it.
class FileSection final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileSection)

public:
    explicit FileSection(QWidget *parent = nullptr);
    /// `file` is the absolute path.
    void showFile(const story::StoryRow &row, const QString &file, folder::SaveState state);

signals:
    void message(const QString &text); ///< the desktop could not open it

private:
    QString m_file;
    WrappedText *m_path;
    WrappedText *m_state;
    WrappedText *m_problems;
};

} // namespace ui
