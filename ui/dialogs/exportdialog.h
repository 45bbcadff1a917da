#pragma once

#include "ui/dialogs/exportjob.h"

#include <QDialog>

class QButtonGroup;
class QCheckBox;
class QFormLayout;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QRadioButton;

namespace ui
{

class PlainLabel;

/// What can be exported: one consistent snapshot, without broken files.
struct ExportStories {
    exporting::Rows all; ///< as filtered and sorted now
    exporting::Rows selected;
    bool filtered = false;  ///< `all` is what matches a filter
    int strayed = 0;        ///< stories that are shown but not in `all`: they no longer match the filter
    int broken = 0;         ///< files that are left out
    int unsaved = 0;        ///< stories of which a decision is not in the file, nor in `all`
    int unverified = 0;     ///< stories that are left out: remembered, and their files not looked at yet
    bool isReading = false; ///< more stories may come
};

/// Export of the rows as filtered and sorted, or of the selection: format, options, a preview of the first lines,
/// the file. Writes all or nothing, off the GUI thread, and says where the file is or what went wrong. GUI thread.
class ExportDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExportDialog)

public:
    /// What is left out is said. When the folder of `last` has gone, another one is proposed.
    ExportDialog(ExportStories stories, const QString &suggestedName, const LastExport &last = {},
                 QWidget *parent = nullptr);

signals:
    void exported(const QString &file, int stories, const ui::LastExport &used);

public slots:
    /// While a list is made: gives it up, and closes when the worker has seen that.
    void reject() override;

private:
    void layOut();
    void addFormats(exporting::Format checked);
    void addStories(const ExportStories &offered);
    void addOptions(const QString &title);
    void addPreview();
    void addFile(const QString &suggestedName);
    [[nodiscard]] QWidget *makeButtons();
    void findFolder(const QString &remembered);
    void onFormat();
    void showPreview();
    void countUnpublished();
    void browse();
    void askToReplace(bool ask);
    void say(const QString &problem);
    void setBusy(bool busy);
    void write();
    void onWritten(const QString &file, const ExportOutcome &written);

    [[nodiscard]] exporting::Format format() const;
    [[nodiscard]] const ExportedStories &stories() const;
    [[nodiscard]] ExportJob job() const;
    [[nodiscard]] QString file() const;

    ExportedStories m_all;
    ExportedStories m_selected;
    QString m_folder; ///< is proposed, and where a bare name goes
    bool m_isBusy = false;
    std::shared_ptr<std::atomic_bool> m_cancelled; ///< of the export that is being written
    bool m_mayReplace = false;                     ///< "Replace it" stands on the button
    int m_preview = 0;                             ///< which rendering of the preview is wanted
    QFormLayout *m_form = nullptr;
    QButtonGroup *m_formats = nullptr;
    QRadioButton *m_onlySelected = nullptr;
    QCheckBox *m_plain = nullptr;
    QLineEdit *m_title = nullptr;
    QPlainTextEdit *m_text = nullptr;
    QLineEdit *m_file = nullptr;
    QPushButton *m_browse = nullptr;
    QCheckBox *m_publishedOnly = nullptr;
    PlainLabel *m_problem = nullptr;
    QPushButton *m_export = nullptr;
};

} // namespace ui
