#pragma once

#include "model/folder/storyfolder.h"

#include <QWidget>

class QPushButton;

namespace ui
{

class NoticeRow;

/// Fields in conflict, a row for each with both values in view: keep mine, keep theirs, or type another value. A
/// last row settles many stories at once. There is no "Edit" for published: mine is one of the two values that it can
/// be set to, and theirs nearly always the other; where it is not, a click on the card and the keys set it as ever.
class ConflictRows final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConflictRows)

public:
    explicit ConflictRows(QWidget *parent = nullptr);

    /// `inAll`: how many stories are in conflict, this one among them.
    void showOne(const std::vector<folder::Conflict> &conflicts, int inAll);
    /// `lines`: what is in conflict in the first of them.
    void showMany(const QStringList &lines, int count);

signals:
    void settleRequested(frontmatter::Field field, folder::Keep keep);
    void settleAllRequested(folder::Keep keep);
    void editRequested(frontmatter::Field field);

private:
    struct Row {
        NoticeRow *row;
        QPushButton *mine;
        QPushButton *theirs;
        QPushButton *edit; ///< null: of published
    };
    Row makeRow(frontmatter::Field field);
    void showAll(const QString &text, int count);

    std::array<Row, frontmatter::allFields.size()> m_fields;
    NoticeRow *m_all;
    QPushButton *m_allMine;
    QPushButton *m_allTheirs;
};

/// "Heat 63", "✓ Published"
QString assignmentText(const frontmatter::Assignment &value);
/// "Heat 63, on disk 33"
QString shortConflictText(const folder::Conflict &conflict);
/// "Heat is 33 now; you set 63"
QString overwrittenText(const folder::Overwritten &field);

} // namespace ui
