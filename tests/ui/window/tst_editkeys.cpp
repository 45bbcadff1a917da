#include "openwindow.h"
#include "ui/dialogs/keysheet.h"
#include "ui/window/actions.h"
#include "ui/window/keyfield.h"
#include "ui/window/keyrules.h"
#include "ui/window/keysdialog.h"
#include "ui/window/toolbar.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QMenuBar>
#include <QPushButton>
#include <QSettings>
#include <QTreeWidget>

namespace
{

QTreeWidgetItem *rowOf(const QTreeWidget &list, const QString &name)
{
    return list.findItems(name, Qt::MatchExactly | Qt::MatchRecursive).value(0);
}

} // namespace

/// Keys as an editor changes them, in the window.
class TestEditKeys final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void theDefaultsKeepTheirOwnRules();
    void aChangedKeyActsTheOldOneDoesNotAndBothStay();
    void menuToolBarSheetAndHintsShowTheNewKey();
    void cancelChangesNothing();
    void aKeyOfAnotherActionIsTakenByTheButtonOnly();
    void aTakenDefaultKeyComesBackByTheButtonOnly();
    void clearFreesAKeyAndDefaultsBringItBack();
    void aSecondKeyActsToo();
    void whatMustNotBeTakenIsRefusedInWords_data();
    void whatMustNotBeTakenIsRefusedInWords();
    void changedBareKeysAreTextWhereTextIsTyped();
    void bareKeysOfTheWholeWindowActInTheStoriesOnly();
    void peekEndsWithItsNewKey();
    void damagedSettingsGiveTheDefaults_data();
    void damagedSettingsGiveTheDefaults();
    void theSearchLeadsToTheKeyByKeyboard();
    void fixedKeysCannotBeChanged();
    void everyControlHasANameAndItsPlace();

private:
    /// Opens the dialog from the Edit menu.
    ui::KeysDialog &dialog();
    QTreeWidget &list() { return *dialog().findChild<QTreeWidget *>(); }
    ui::KeyField &field(int place = 0) { return *dialog().findChildren<ui::KeyField *>().at(place); }
    QPushButton &button(const QString &text);
    void choose(const QString &action);
    QString keys(const QString &action) { return rowOf(list(), action)->text(1); }
    QString words();
    void ok();
    /// Offscreen no window becomes active when the dialog closes.
    void backToTheTable();
    void change(const QString &action, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    QAction *menuEntry(const QString &text);
    /// The settings file has this in its keys.
    [[nodiscard]] QVariant stored(const QString &action) const;

    std::unique_ptr<OpenWindow> m_open;
};

void TestEditKeys::init()
{
    m_open = std::make_unique<OpenWindow>();
    m_open->writeStories(3);
    m_open->open();
}

ui::KeysDialog &TestEditKeys::dialog()
{
    if (auto *open = m_open->window().findChild<ui::KeysDialog *>(); open && open->isVisible())
        return *open;
    menuEntry(QStringLiteral("Edit Keys…"))->trigger();
    auto *dialog = m_open->window().findChild<ui::KeysDialog *>();
    dialog->activateWindow();
    [dialog] { QTRY_COMPARE(QApplication::activeWindow(), dialog); }();
    return *dialog;
}

QPushButton &TestEditKeys::button(const QString &text)
{
    const auto buttons = dialog().findChildren<QPushButton *>();
    const auto found = std::find_if(buttons.begin(), buttons.end(), [&text](const QPushButton *button) {
        return button->text().remove(u'&') == text || button->accessibleName() == text;
    });
    return **found;
}

void TestEditKeys::choose(const QString &action) { list().setCurrentItem(rowOf(list(), action)); }

QString TestEditKeys::words()
{
    const auto labels = dialog().findChildren<QLabel *>();
    for (const QLabel *label : labels)
        if (label->accessibleName() == QStringLiteral("What becomes of the key"))
            return label->text();
    return {};
}

void TestEditKeys::ok()
{
    QTest::mouseClick(dialog().findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok), Qt::LeftButton);
    [this] { QTRY_VERIFY(!m_open->window().findChild<ui::KeysDialog *>()); }();
    backToTheTable();
}

void TestEditKeys::backToTheTable()
{
    m_open->window().activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), &m_open->window());
    m_open->table().setFocus();
}

void TestEditKeys::change(const QString &action, Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    choose(action);
    QTest::keyClick(&field(), key, modifiers);
}

QAction *TestEditKeys::menuEntry(const QString &text)
{
    const auto menus = m_open->window().menuBar()->findChildren<QMenu *>();
    for (const QMenu *menu : menus)
        for (QAction *action : menu->actions())
            if (action->text().remove(u'&') == text)
                return action;
    return nullptr;
}

QVariant TestEditKeys::stored(const QString &action) const
{
    return QSettings(m_open->settingsFile(), QSettings::IniFormat).value(QStringLiteral("keys/") + action);
}

void TestEditKeys::theDefaultsKeepTheirOwnRules()
{
    const ui::KeyMap defaults = m_open->window().findChild<ui::Actions *>()->defaultKeys();
    QVERIFY(defaults.size() > 50);
    for (auto it = defaults.begin(); it != defaults.end(); ++it) {
        QVERIFY2(it.value().size() <= ui::mostKeys, qPrintable(it.key()));
        for (const QKeySequence &key : it.value()) {
            QCOMPARE(ui::refusalOf(key, it.key()), QString());
            QCOMPARE(ui::ownerOf(key, defaults), it.key()); // nobody else's
        }
        QCOMPARE(ui::keysOf(ui::textOf(it.value())), std::optional(it.value()));
    }
}

void TestEditKeys::aChangedKeyActsTheOldOneDoesNotAndBothStay()
{
    change(QStringLiteral("Publish"), Qt::Key_G);
    QCOMPARE(keys(QStringLiteral("Publish")), QStringLiteral("G"));
    ok();
    const QByteArray before = m_open->bytes(QStringLiteral("a"));
    m_open->key(Qt::Key_P);
    QCOMPARE(m_open->current(), QStringLiteral("a"));
    QVERIFY(m_open->allSaved());
    QCOMPARE(m_open->bytes(QStringLiteral("a")), before);
    m_open->key(Qt::Key_G);
    QTRY_VERIFY(m_open->bytes(QStringLiteral("a")).contains("published: true\n"));
    QTRY_COMPARE(stored(QStringLiteral("publish")).toString(), QStringLiteral("G"));
    QVERIFY(!stored(QStringLiteral("unpublish")).isValid()); // only what differs

    m_open->openPaths({});
    QTRY_COMPARE(m_open->current(), QStringLiteral("b"));
    m_open->key(Qt::Key_P);
    QCOMPARE(m_open->current(), QStringLiteral("b"));
    m_open->key(Qt::Key_G);
    QTRY_VERIFY(m_open->bytes(QStringLiteral("b")).contains("published: true\n"));
}

void TestEditKeys::menuToolBarSheetAndHintsShowTheNewKey()
{
    menuEntry(QStringLiteral("Keys"))->trigger();
    const auto &sheet = *m_open->window().findChild<ui::KeySheet *>()->findChild<QTreeWidget *>();
    QVERIFY(rowOf(sheet, QStringLiteral("Clear Filter"))->isHidden()); // it has no key
    change(QStringLiteral("Publish"), Qt::Key_G);
    change(QStringLiteral("Clear Filter"), Qt::Key_D, Qt::ControlModifier);
    change(QStringLiteral("Undo"), Qt::Key_Y);
    ok();
    QCOMPARE(menuEntry(QStringLiteral("Publish"))->shortcut(), QKeySequence(Qt::Key_G));
    QCOMPARE(rowOf(sheet, QStringLiteral("Publish"))->text(1), QStringLiteral("G"));
    QCOMPARE(rowOf(sheet, QStringLiteral("Undo"))->text(1), QStringLiteral("Y, Backspace"));
    QVERIFY(!rowOf(sheet, QStringLiteral("Clear Filter"))->isHidden());
    const auto buttons = m_open->window().findChildren<ui::KeyButton *>();
    QVERIFY(std::any_of(buttons.begin(), buttons.end(), [](const ui::KeyButton *button) {
        return button->toolTip().contains(QStringLiteral("Publish (G)"));
    }));
    const auto labels = m_open->window().findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(),
                        [](const QLabel *label) { return label->text() == QStringLiteral("Published   G X"); }));
    m_open->key(Qt::Key_G);
    QVERIFY(std::any_of(labels.begin(), labels.end(),
                        [](const QLabel *label) { return label->text().endsWith(QStringLiteral("· Y")); }));
}

void TestEditKeys::cancelChangesNothing()
{
    change(QStringLiteral("Publish"), Qt::Key_G);
    QTest::keyClick(&field(), Qt::Key_Escape);
    QTRY_VERIFY(!m_open->window().findChild<ui::KeysDialog *>());
    QCOMPARE(menuEntry(QStringLiteral("Publish"))->shortcut(), QKeySequence(Qt::Key_P));
    QCOMPARE(keys(QStringLiteral("Publish")), QStringLiteral("P"));
}

void TestEditKeys::aKeyOfAnotherActionIsTakenByTheButtonOnly()
{
    change(QStringLiteral("Publish"), Qt::Key_X);
    QCOMPARE(keys(QStringLiteral("Publish")), QStringLiteral("P"));
    QVERIFY2(words().contains(QStringLiteral("X is “Unpublish”")), qPrintable(words()));
    QVERIFY(button(QStringLiteral("Take It Over")).isVisible());
    choose(QStringLiteral("Unpublish")); // another row: the question is over
    QVERIFY(words().isEmpty());
    QVERIFY(!button(QStringLiteral("Take It Over")).isVisible());

    change(QStringLiteral("Publish"), Qt::Key_X);
    QTest::mouseClick(&button(QStringLiteral("Take It Over")), Qt::LeftButton);
    QCOMPARE(keys(QStringLiteral("Publish")), QStringLiteral("X"));
    QCOMPARE(keys(QStringLiteral("Unpublish")), QString());
    change(QStringLiteral("Unpublish"), Qt::Key_P); // free by now
    QCOMPARE(keys(QStringLiteral("Unpublish")), QStringLiteral("P"));
    ok();
    m_open->key(Qt::Key_X);
    QTRY_VERIFY(m_open->bytes(QStringLiteral("a")).contains("published: true\n"));
}

void TestEditKeys::aTakenDefaultKeyComesBackByTheButtonOnly()
{
    change(QStringLiteral("Publish"), Qt::Key_X);
    QTest::mouseClick(&button(QStringLiteral("Take It Over")), Qt::LeftButton);
    choose(QStringLiteral("Unpublish"));
    QTest::mouseClick(&button(QStringLiteral("Default")), Qt::LeftButton);
    QCOMPARE(keys(QStringLiteral("Unpublish")), QString());
    QVERIFY2(words().contains(QStringLiteral("X is “Publish”")), qPrintable(words()));
    QTest::mouseClick(&button(QStringLiteral("Take It Over")), Qt::LeftButton);
    QCOMPARE(keys(QStringLiteral("Unpublish")), QStringLiteral("X"));
    QCOMPARE(keys(QStringLiteral("Publish")), QString());
}

void TestEditKeys::clearFreesAKeyAndDefaultsBringItBack()
{
    choose(QStringLiteral("Undo"));
    QCOMPARE(keys(QStringLiteral("Undo")), QStringLiteral("Ctrl+Z, Backspace"));
    QTest::mouseClick(&button(QStringLiteral("Clear the key")), Qt::LeftButton);
    QCOMPARE(keys(QStringLiteral("Undo")), QStringLiteral("Backspace")); // the second one is the first now
    choose(QStringLiteral("Unpublish"));
    QTest::mouseClick(&button(QStringLiteral("Clear the key")), Qt::LeftButton);
    QCOMPARE(keys(QStringLiteral("Unpublish")), QString());
    ok();
    m_open->key(Qt::Key_X);
    QCOMPARE(m_open->current(), QStringLiteral("a"));
    QTRY_VERIFY(stored(QStringLiteral("unpublish")).isValid());
    m_open->open();
    QVERIFY(menuEntry(QStringLiteral("Unpublish"))->shortcuts().isEmpty());

    choose(QStringLiteral("Unpublish"));
    QTest::mouseClick(&button(QStringLiteral("Default")), Qt::LeftButton);
    QCOMPARE(keys(QStringLiteral("Unpublish")), QStringLiteral("X"));
    QCOMPARE(keys(QStringLiteral("Undo")), QStringLiteral("Backspace"));
    QTest::mouseClick(&button(QStringLiteral("All Defaults")), Qt::LeftButton);
    QCOMPARE(keys(QStringLiteral("Undo")), QStringLiteral("Ctrl+Z, Backspace"));
    ok();
    QTRY_VERIFY(!stored(QStringLiteral("unpublish")).isValid() && !stored(QStringLiteral("undo")).isValid());
}

void TestEditKeys::aSecondKeyActsToo()
{
    choose(QStringLiteral("Publish"));
    QTest::keyClick(&field(1), Qt::Key_Exclam, Qt::ShiftModifier); // as on an American keyboard
    QCOMPARE(keys(QStringLiteral("Publish")), QStringLiteral("P, !"));
    QTest::keyClick(&field(1), Qt::Key_P);
    QVERIFY(!words().isEmpty()); // it has it
    ok();
    m_open->key(Qt::Key_P);
    QCOMPARE(m_open->current(), QStringLiteral("b"));
    m_open->key(Qt::Key_Exclam, Qt::ShiftModifier);
    QTRY_VERIFY(m_open->bytes(QStringLiteral("b")).contains("published: true\n"));
}

void TestEditKeys::whatMustNotBeTakenIsRefusedInWords_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QKeyCombination>("key");
    QTest::addColumn<QString>("reason");
    const QString publish = QStringLiteral("Publish");
    const auto row = [](const char *name, const QString &action, QKeyCombination key, const QString &reason) {
        QTest::newRow(name) << action << key << reason;
    };
    const QString edits = QStringLiteral("edits text");
    row("Ctrl+X", publish, Qt::CTRL | Qt::Key_X, edits);
    row("Ctrl+V", QStringLiteral("Open Folder"), Qt::CTRL | Qt::Key_V, edits);
    row("Ctrl+C", publish, Qt::CTRL | Qt::Key_C, edits);
    row("Ctrl+A", publish, Qt::CTRL | Qt::Key_A, edits);
    row("Ctrl+Z", publish, Qt::CTRL | Qt::Key_Z, edits);
    row("Ctrl+Delete", publish, Qt::CTRL | Qt::Key_Delete, edits);
    row("Enter", publish, Qt::Key_Return, QStringLiteral("Enter"));
    row("Space", publish, Qt::Key_Space, QStringLiteral("Space"));
    row("Down", publish, Qt::Key_Down, QStringLiteral("moves"));
    row("Shift+Home", publish, Qt::SHIFT | Qt::Key_Home, QStringLiteral("moves"));
    row("Alt+F", publish, Qt::ALT | Qt::Key_F, QStringLiteral("menu"));
    row("the preview's Z", publish, Qt::Key_Z, QStringLiteral("image preview"));
    row("the preview's +", QStringLiteral("Next Story"), Qt::Key_Plus, QStringLiteral("image preview"));
    row("Ctrl+W to hold", QStringLiteral("Peek at Images While Held"), Qt::CTRL | Qt::Key_W, QStringLiteral("held"));
    row("a key of a remote control", publish, Qt::Key_VolumeUp, QStringLiteral("know"));
}

void TestEditKeys::whatMustNotBeTakenIsRefusedInWords()
{
    QFETCH(QString, action);
    QFETCH(QKeyCombination, key);
    QFETCH(QString, reason);
    choose(action);
    const QString before = keys(action);
    QTest::keyClick(&field(), key.key(), key.keyboardModifiers());
    QCOMPARE(keys(action), before);
    QVERIFY2(words().contains(reason), qPrintable(words()));
    QCOMPARE(field().accessibleDescription(), words());
    QVERIFY(!button(QStringLiteral("Take It Over")).isVisible());
    QTest::keyClick(&field(), Qt::Key_G);
    QCOMPARE(keys(action).section(QStringLiteral(", "), 0, 0), QStringLiteral("G"));
    QVERIFY(words().isEmpty());
}

void TestEditKeys::changedBareKeysAreTextWhereTextIsTyped()
{
    change(QStringLiteral("Publish"), Qt::Key_G);
    change(QStringLiteral("Open Folder"), Qt::Key_O); // of the whole window, with a bare key
    ok();
    const QByteArray before = m_open->bytes(QStringLiteral("a"));
    m_open->key(Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("go"));
    QCOMPARE(m_open->filterText().text(), QStringLiteral("go"));
    m_open->key(Qt::Key_Escape);
    m_open->key(Qt::Key_Escape);
    QVERIFY(m_open->table().hasFocus());
    m_open->key(Qt::Key_Q); // a number in its cell
    auto *editor = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(editor != nullptr);
    editor->clear();
    QTest::keyClicks(editor, QStringLiteral("go"));
    QCOMPARE(editor->text(), QStringLiteral("go"));
    m_open->key(Qt::Key_Escape);
    QVERIFY(m_open->allSaved());
    QCOMPARE(m_open->bytes(QStringLiteral("a")), before);
    QVERIFY(QApplication::activeModalWidget() == nullptr);
}

void TestEditKeys::bareKeysOfTheWholeWindowActInTheStoriesOnly()
{
    change(QStringLiteral("Detail Pane"), Qt::Key_D);
    ok();
    QAction *detail = menuEntry(QStringLiteral("Detail Pane"));
    QVERIFY(detail->isChecked());
    auto *button = m_open->window().findChild<ui::KeyButton *>();
    button->setFocus();
    QVERIFY(button->hasFocus());
    m_open->key(Qt::Key_D);
    QVERIFY(detail->isChecked());
    m_open->table().setFocus();
    m_open->key(Qt::Key_D);
    QVERIFY(!detail->isChecked());
}

void TestEditKeys::peekEndsWithItsNewKey()
{
    change(QStringLiteral("Peek at Images While Held"), Qt::Key_V);
    ok();
    QTest::keyPress(QApplication::focusWidget(), Qt::Key_V);
    const auto preview = [this]() -> QWidget * {
        for (QWidget *window : QApplication::topLevelWidgets())
            if (window->accessibleName() == QStringLiteral("Image preview") && window->parent() == &m_open->window())
                return window;
        return nullptr;
    };
    QTRY_VERIFY(preview() != nullptr && preview()->isVisible());
    QTest::keyRelease(preview(), Qt::Key_W);
    QVERIFY(preview()->isVisible());
    QTest::keyRelease(preview(), Qt::Key_V);
    QVERIFY(!preview()->isVisible());
}

void TestEditKeys::damagedSettingsGiveTheDefaults_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<bool>("unpublishIsP");
    QTest::newRow("no such action") << QByteArray("nothing=G\n") << false;
    QTest::newRow("no such key") << QByteArray("publish=Fnord+Q\n") << false;
    QTest::newRow("two strokes") << QByteArray("publish=\"G, H\"\n") << false;
    QTest::newRow("a list") << QByteArray("publish=G, H\n") << false;
    QTest::newRow("cut off") << QByteArray("publish=\n") << false;
    QTest::newRow("bytes") << QByteArray("publish=@ByteArray(G)\n") << false;
    QTest::newRow("three keys") << QByteArray("publish=\"G; H; Y\"\n") << false;
    QTest::newRow("the same twice") << QByteArray("publish=\"G; G\"\n") << false;
    QTest::newRow("a refused key") << QByteArray("publish=Ctrl+X\n") << false;
    QTest::newRow("a key of another action") << QByteArray("publish=X\n") << false;
    QTest::newRow("one new key for two") << QByteArray("publish=G\nnext=G\n") << false;
    QTest::newRow("a default in the way of a default") << QByteArray("publish=X\nunpublish=J\n") << false;
    QTest::newRow("no damage: swapped") << QByteArray("publish=X\nunpublish=P\n") << true;
}

void TestEditKeys::damagedSettingsGiveTheDefaults()
{
    QFETCH(QByteArray, lines);
    QFETCH(bool, unpublishIsP);
    m_open->close();
    QFile file(m_open->settingsFile());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[keys]\n" + lines + "redo=Ctrl+R\n");
    file.close();
    m_open->open();
    QCOMPARE(menuEntry(QStringLiteral("Publish"))->shortcuts(),
             QList<QKeySequence>{QKeySequence(unpublishIsP ? Qt::Key_X : Qt::Key_P)});
    QCOMPARE(menuEntry(QStringLiteral("Unpublish"))->shortcuts(),
             QList<QKeySequence>{QKeySequence(unpublishIsP ? Qt::Key_P : Qt::Key_X)});
    QCOMPARE(menuEntry(QStringLiteral("Next Story"))->shortcut(), QKeySequence(Qt::Key_J));
    QCOMPARE(menuEntry(QStringLiteral("Redo"))->shortcut(),
             QKeySequence(Qt::CTRL | Qt::Key_R)); // what is sound stays
    m_open->key(Qt::Key_X);
    QTRY_VERIFY(m_open->current() != QStringLiteral("a"));
    QTRY_VERIFY(m_open->allSaved());
    QCOMPARE(m_open->bytes(QStringLiteral("a")).contains("published: true\n"), unpublishIsP);
}

void TestEditKeys::theSearchLeadsToTheKeyByKeyboard()
{
    auto *search = dialog().findChild<QLineEdit *>();
    QVERIFY(search->hasFocus());
    QTest::keyClicks(search, QStringLiteral("unpub stay"));
    QTest::keyClick(search, Qt::Key_Return);
    QVERIFY(list().hasFocus());
    QCOMPARE(list().currentItem()->text(0), QStringLiteral("Unpublish and Stay"));
    QTest::keyClick(&list(), Qt::Key_Return);
    QVERIFY(dialog().isVisible());
    QVERIFY(field().hasFocus());
    QTest::keyClick(&field(), Qt::Key_Y, Qt::ShiftModifier);
    QCOMPARE(keys(QStringLiteral("Unpublish and Stay")), QStringLiteral("Shift+Y"));
    QTest::keyClick(&field(), Qt::Key_Tab);
    QVERIFY(!field().hasFocus());
    QCOMPARE(keys(QStringLiteral("Unpublish and Stay")), QStringLiteral("Shift+Y"));
}

void TestEditKeys::fixedKeysCannotBeChanged()
{
    choose(QStringLiteral("Fit or 100 %"));
    QVERIFY(!field(0).isEnabled() && !field(1).isEnabled());
    QVERIFY(!button(QStringLiteral("Default")).isEnabled());
    QVERIFY(words().contains(QStringLiteral("fixed")));
    QCOMPARE(rowOf(list(), QStringLiteral("Fit or 100 %"))->text(2), QStringLiteral("fixed"));
}

void TestEditKeys::everyControlHasANameAndItsPlace()
{
    QStringList names;
    const auto widgets = dialog().findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible() || widget->focusProxy())
            continue;
        const auto *button = qobject_cast<const QPushButton *>(widget);
        const QString name = widget->accessibleName().isEmpty() && button ? button->text() : widget->accessibleName();
        QVERIFY2(!name.isEmpty(), widget->metaObject()->className());
        QVERIFY2(!names.contains(name), qPrintable(name));
        names.append(name);
    }
    QVERIFY(names.size() >= 9);

    QStringList order;
    choose(QStringLiteral("Undo")); // both keys can be cleared
    list().setFocus();
    for (int i = 0; i < 6; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        order.append(QApplication::focusWidget()->accessibleName());
    }
    QCOMPARE(order.first(5), QStringList({QStringLiteral("Key"), QStringLiteral("Clear the key"),
                                          QStringLiteral("Second key"), QStringLiteral("Clear the second key"),
                                          QStringLiteral("Give this action its default keys")}));
    QVERIFY(dialog().findChild<QDialogButtonBox *>()->isAncestorOf(QApplication::focusWidget()));
}

QTEST_MAIN(TestEditKeys)
#include "tst_editkeys.moc"
