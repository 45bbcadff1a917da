#include "earlierdesk.h"

#include "model/folder/journalline.h"

#include <QDateTime>
#include <QLabel>

void EarlierDesk::openStories()
{
    m_open = std::make_unique<OpenWindow>();
    m_open->writeStories(3);
    m_open->open();
}

QPushButton &EarlierDesk::button(const QString &text)
{
    const QList<QPushButton *> buttons = dialog().findChildren<QPushButton *>();
    return **std::find_if(buttons.begin(), buttons.end(),
                          [&](const QPushButton *one) { return one->text().remove(u'&') == text; });
}

QStringList EarlierDesk::labels()
{
    QStringList texts;
    const QList<QLabel *> found = dialog().findChildren<QLabel *>();
    for (const QLabel *label : found)
        if (label->isVisible())
            texts.append(label->text());
    return texts;
}

QStringList EarlierDesk::rows()
{
    QStringList texts;
    const QAbstractItemModel &model = *list().model();
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = ui::PastEditsModel::Story; column <= ui::PastEditsModel::After; ++column)
            cells.append(model.index(row, column).data().toString());
        texts.append(cells.join(u'|'));
    }
    return texts;
}

void EarlierDesk::showEarlier()
{
    m_open->key(Qt::Key_H, Qt::ControlModifier);
    QVERIFY(QTest::qWaitForWindowActive(&dialog()));
    QTRY_VERIFY(!labels().contains(QStringLiteral("Reading…")));
}

void EarlierDesk::showToday()
{
    m_open->key(Qt::Key_T, Qt::ControlModifier);
    QVERIFY(QTest::qWaitForWindowActive(&dialog()));
    QTRY_VERIFY(!labels().contains(QStringLiteral("Reading…")));
}

void EarlierDesk::decide()
{
    m_open->key(Qt::Key_P);
    QTRY_VERIFY(m_open->allSaved()); // stories are saved side by side
    m_open->key(Qt::Key_4);          // quality 80
    QTRY_VERIFY(m_open->allSaved());
}

void EarlierDesk::restart()
{
    m_open->close();
    m_open->open();
}

void EarlierDesk::choose(int row)
{
    list().selectionModel()->select(list().model()->index(row, 0),
                                    QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void EarlierDesk::undoRows(const QList<int> &rows)
{
    list().clearSelection();
    for (const int row : rows)
        list().selectionModel()->select(list().model()->index(row, 0),
                                        QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QVERIFY(button(QStringLiteral("Undo Selected")).isEnabled());
    button(QStringLiteral("Undo Selected")).click();
    QTRY_VERIFY(m_open->allSaved());
}

void EarlierDesk::keyInWindow(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    m_open->window().activateWindow();
    QTRY_VERIFY(QApplication::activeWindow() == &m_open->window()); // it counts as active while a dialog of it is
    QTest::keyClick(&m_open->table(), key, modifiers);
}

folder::JournalEntry EarlierDesk::entry(const QString &file, const QString &title, int daysAgo) const
{
    auto made = folder::JournalEntry::of(file, title, "", "", {{frontmatter::Field::Quality, "40", "60"}});
    made.time = QDateTime::currentDateTime().addDays(-daysAgo).toMSecsSinceEpoch();
    return made;
}

void EarlierDesk::writeJournal(const QList<folder::JournalEntry> &entries, const QByteArray &more)
{
    QDir().mkpath(QFileInfo(m_open->journal()).path());
    QFile file(m_open->journal());
    QVERIFY(file.open(QIODevice::WriteOnly));
    for (const folder::JournalEntry &one : entries)
        file.write(lineOf(one));
    file.write(more);
}
