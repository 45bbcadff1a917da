#include "openwindow.h"
#include "ui/dialogs/keysheet.h"
#include "ui/window/presetsdialog.h"
#include "ui/window/toolbar.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QMenuBar>
#include <QPushButton>
#include <QTreeWidget>

/// The numbers on the keys 1 to 5, as an editor sets them.
class TestPresets final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void newNumbersActAtOnceAndStay();
    void anEmptyFieldFreesItsKey();
    void cancelAndEscapeChangeNothing();
    void whatIsNoNumberIsRefusedBesideItsField();
    void resetBringsTheFirstNumbersBack();
    void everyFieldHasANameALabelAndAPlace();
    void theToolbarHasThemWhereThereIsRoom();

private:
    /// Opens the dialog from the Story menu.
    ui::PresetsDialog &dialog();
    QLineEdit &field(int key);
    static void type(QLineEdit &field, const QString &text);
    void press(QDialogButtonBox::StandardButton button);
    /// Offscreen no window becomes active when the dialog closes.
    void backToTheTable();
    /// The texts of the entries of the Story menu and the menus in it.
    QStringList entries();

    std::unique_ptr<OpenWindow> m_open;
};

void TestPresets::init()
{
    m_open = std::make_unique<OpenWindow>();
    m_open->writeStories(1);
    m_open->open();
}

ui::PresetsDialog &TestPresets::dialog()
{
    if (auto *open = m_open->window().findChild<ui::PresetsDialog *>())
        return *open;
    const auto menus = m_open->window().menuBar()->actions();
    for (const QAction *menu : menus)
        for (QAction *action : menu->menu()->actions())
            if (action->text().remove(u'&') == QStringLiteral("Quality and Heat Presets…"))
                action->trigger();
    auto *dialog = m_open->window().findChild<ui::PresetsDialog *>();
    dialog->activateWindow();
    // qWaitForWindowActive() is content with the window below.
    [dialog] { QTRY_COMPARE(QApplication::activeWindow(), dialog); }();
    return *dialog;
}

QLineEdit &TestPresets::field(int key) { return *dialog().findChildren<QLineEdit *>().at(key - 1); }

void TestPresets::type(QLineEdit &field, const QString &text)
{
    field.selectAll();
    QTest::keyClick(&field, Qt::Key_Delete);
    QTest::keyClicks(&field, text);
}

void TestPresets::press(QDialogButtonBox::StandardButton button)
{
    QTest::mouseClick(dialog().findChild<QDialogButtonBox *>()->button(button), Qt::LeftButton);
}

void TestPresets::backToTheTable()
{
    m_open->window().activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), &m_open->window());
    m_open->table().setFocus();
}

QStringList TestPresets::entries()
{
    QStringList texts;
    const auto menus = m_open->window().menuBar()->findChildren<QMenu *>();
    for (const QMenu *menu : menus)
        for (const QAction *action : menu->actions())
            if (action->isVisible())
                texts.append(action->text());
    return texts;
}

void TestPresets::newNumbersActAtOnceAndStay()
{
    m_open->key(Qt::Key_F1);
    const auto *keys = m_open->window().findChild<ui::KeySheet *>()->findChild<QTreeWidget *>();
    QVERIFY(!keys->findItems(QStringLiteral("Quality 40"), Qt::MatchExactly | Qt::MatchRecursive).isEmpty());
    type(field(2), QStringLiteral("-7"));
    QTest::keyClick(&field(2), Qt::Key_Return);
    QTRY_VERIFY(!m_open->window().findChild<ui::PresetsDialog *>());

    QVERIFY(entries().contains(QStringLiteral("Quality -7")) && entries().contains(QStringLiteral("Heat -7")));
    QVERIFY(keys->findItems(QStringLiteral("Quality 40"), Qt::MatchExactly | Qt::MatchRecursive).isEmpty());
    QVERIFY(!keys->findItems(QStringLiteral("Quality -7"), Qt::MatchExactly | Qt::MatchRecursive).isEmpty());
    backToTheTable();
    m_open->key(Qt::Key_2, Qt::AltModifier);
    QTRY_VERIFY(m_open->bytes(QStringLiteral("a")).contains("heat: -7\n"));
    QTRY_VERIFY(ui::loadSettings(m_open->settingsFile()).presets == ui::Presets({20, -7, 60, 80, 100}));
    m_open->open();
    m_open->key(Qt::Key_2);
    QTRY_VERIFY(m_open->bytes(QStringLiteral("a")).contains("quality: -7\n"));
}

void TestPresets::anEmptyFieldFreesItsKey()
{
    type(field(3), QString());
    press(QDialogButtonBox::Ok);
    QVERIFY(!entries().contains(QStringLiteral("Quality 60")));
    QVERIFY(entries().contains(QStringLiteral("Quality 80")));
    const QByteArray before = m_open->bytes(QStringLiteral("a"));
    backToTheTable();
    m_open->key(Qt::Key_3);
    QVERIFY(m_open->allSaved());
    QCOMPARE(m_open->bytes(QStringLiteral("a")), before);
    m_open->key(Qt::Key_F1);
    const auto *keys = m_open->window().findChild<ui::KeySheet *>()->findChild<QTreeWidget *>();
    const auto rows = keys->findItems(QStringLiteral("Quality "), Qt::MatchStartsWith | Qt::MatchRecursive);
    for (const QTreeWidgetItem *row : rows)
        QVERIFY(row->isHidden() || row->text(1) != QStringLiteral("3"));
    QTRY_VERIFY(!ui::loadSettings(m_open->settingsFile()).presets[2].has_value());
}

void TestPresets::cancelAndEscapeChangeNothing()
{
    for (const bool escape : {false, true}) {
        type(field(1), QStringLiteral("33"));
        if (escape)
            QTest::keyClick(&field(1), Qt::Key_Escape);
        else
            press(QDialogButtonBox::Cancel);
        QTRY_VERIFY(!m_open->window().findChild<ui::PresetsDialog *>());
        QVERIFY(entries().contains(QStringLiteral("Quality 20")));
        QCOMPARE(field(1).text(), QStringLiteral("20"));
        QTest::keyClick(&field(1), Qt::Key_Escape);
        QTRY_VERIFY(!m_open->window().findChild<ui::PresetsDialog *>());
    }
}

void TestPresets::whatIsNoNumberIsRefusedBesideItsField()
{
    for (const QString &wrong : {QStringLiteral("many"), QStringLiteral("4.5"), QString(30, u'9')}) {
        type(field(4), wrong);
        press(QDialogButtonBox::Ok);
        QVERIFY(dialog().isVisible());
        QVERIFY(field(4).hasFocus());
        QCOMPARE(field(4).text(), wrong);
        QVERIFY(!field(4).accessibleDescription().isEmpty());
        const auto labels = dialog().findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [this](const QLabel *label) {
            return label->isVisible() && label->text() == field(4).accessibleDescription() &&
                   qAbs(label->geometry().center().y() - field(4).geometry().center().y()) < field(4).height();
        }));
        QVERIFY(entries().contains(QStringLiteral("Quality 80")));
    }
    type(field(4), QStringLiteral("81"));
    QVERIFY(field(4).accessibleDescription().isEmpty());
    press(QDialogButtonBox::Ok);
    QVERIFY(entries().contains(QStringLiteral("Quality 81")));
}

void TestPresets::resetBringsTheFirstNumbersBack()
{
    type(field(5), QStringLiteral("7"));
    press(QDialogButtonBox::Ok);
    QTRY_VERIFY(!m_open->window().findChild<ui::PresetsDialog *>());
    QCOMPARE(field(5).text(), QStringLiteral("7"));
    press(QDialogButtonBox::RestoreDefaults);
    QCOMPARE(field(5).text(), QStringLiteral("100"));
    QVERIFY(entries().contains(QStringLiteral("Quality 7"))); // until OK
    press(QDialogButtonBox::Ok);
    QVERIFY(entries().contains(QStringLiteral("Quality 100")));
}

void TestPresets::everyFieldHasANameALabelAndAPlace()
{
    QWidget *widget = &field(1);
    QVERIFY(widget->hasFocus());
    for (int key = 1; key <= 5; ++key) {
        QCOMPARE(&field(key), widget);
        QVERIFY(widget->accessibleName().contains(QString::number(key)));
        const auto labels = dialog().findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
            return label->buddy() == widget && label->text().contains(QString::number(key));
        }));
        widget = widget->nextInFocusChain();
        while (!(widget->focusPolicy() & Qt::TabFocus))
            widget = widget->nextInFocusChain();
    }
}

void TestPresets::theToolbarHasThemWhereThereIsRoom()
{
    const auto shown = [this] {
        QList<ui::KeyButton *> buttons;
        for (auto *button : m_open->window().findChild<ui::ToolBar *>()->findChildren<ui::KeyButton *>())
            if (button->isVisible() && button->accessibleName().startsWith(QStringLiteral("Quality ")))
                buttons.append(button);
        return buttons;
    };
    m_open->window().resize(1280, 800);
    QTRY_COMPARE(shown().size(), 5);
    QTest::mouseClick(shown().at(3), Qt::LeftButton);
    QTRY_VERIFY(m_open->bytes(QStringLiteral("a")).contains("quality: 80\n"));
    type(field(4), QString());
    press(QDialogButtonBox::Ok);
    QTRY_COMPARE(shown().size(), 4);
    m_open->window().resize(700, 500);
    QTRY_VERIFY(shown().isEmpty());
    m_open->window().resize(1280, 800);
    QTRY_COMPARE(shown().size(), 4);
}

QTEST_MAIN(TestPresets)
#include "tst_presets.moc"
