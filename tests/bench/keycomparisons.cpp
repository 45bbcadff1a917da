#include "tests/bench/bench.h"
#include "tests/bench/benchwindow.h"
#include "tests/bench/processes.h"
#include "ui/table/filterbar.h"
#include "ui/table/storytable.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QProcess>
#include <QScreen>
#include <QStandardPaths>
#include <QTest>

#include <cstdio>

namespace
{

constexpr double feltAtOnce = 100; ///< milliseconds
constexpr int patience = 5'000;    ///< milliseconds

/// A window on a corpus, and the time from a key press, or a click, to the table that shows what came of it.
class Keyboard final : public QObject
{
public:
    Keyboard(ui::MainWindow &window, folder::StoryFolder &folder)
        : m_window(window)
        , m_folder(folder)
        , m_table(*window.findChild<ui::StoryTable *>())
        , m_model(*static_cast<table::StoryTableModel *>(m_table.model()))
        , m_filter(*window.findChild<ui::FilterBar *>())
    {
        m_table.viewport()->installEventFilter(this);
    }

    double measure(const QString &action)
    {
        m_table.setFocus();
        if (action == QLatin1String("filter"))
            return typing();
        if (action == QLatin1String("sort"))
            return sorting();
        if (action == QLatin1String("down"))
            return until([this] { press(Qt::Key_Down); },
                         [this, before = m_table.currentStory()] { return m_table.currentStory() != before; });
        return deciding(action == QLatin1String("undo"));
    }

    bool eventFilter(QObject * /*watched*/, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && m_isDone && m_isDone())
            m_isPainted = true;
        return false;
    }

private:
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(m_window.windowHandle(), key, modifiers);
    }

    double until(const std::function<void()> &act, std::function<bool()> isDone)
    {
        rest();
        m_isDone = std::move(isDone);
        m_isPainted = false;
        QElapsedTimer clock;
        clock.start();
        act();
        while (!m_isPainted && clock.elapsed() < patience)
            QCoreApplication::processEvents(QEventLoop::AllEvents, patience);
        if (!m_isPainted)
            qFatal("nothing came of a key");
        // The display has all that was sent to it when it answers.
        (void)m_window.screen()->grabWindow(m_window.winId(), 0, 0, 1, 1);
        m_isDone = {};
        return static_cast<double>(clock.nsecsElapsed()) / 1e6;
    }

    void rest()
    {
        while (m_folder.savingCount() > 0)
            QTest::qWait(10);
        QTest::qWait(100);
    }

    double typing()
    {
        m_filter.setText(QStringLiteral("ch"));
        m_filter.focusText();
        press(Qt::Key_End);
        const double one =
            until([this] { press(Qt::Key_I); }, [this] { return m_model.filter().text() == QLatin1String("chi"); });
        m_filter.setText({});
        return one;
    }

    double sorting()
    {
        QHeaderView &header = *m_table.horizontalHeader();
        const int x = header.sectionViewportPosition(table::Quality) + header.sectionSize(table::Quality) / 2;
        const table::Order before = m_model.order();
        return until(
            [&] {
                QTest::mouseClick(header.viewport(), Qt::LeftButton, {}, {x, header.height() / 2});
            },
            [this, before] { return !(m_model.order() == before); });
    }

    /// Takes the decision back, so that the corpus stays as it was.
    double deciding(bool isUndo)
    {
        const folder::StoryId story = m_table.currentStory();
        const auto value = [this, story] { return m_folder.row(story).field(frontmatter::Field::Published); };
        const frontmatter::FieldValue before = value();
        const Qt::Key key = before == frontmatter::FieldValue::boolean(true) ? Qt::Key_X : Qt::Key_P;
        const double decision = until([=, this] { press(key); }, [=] { return value() != before; });
        const double undo =
            until([this] { press(Qt::Key_Z, Qt::ControlModifier); }, [=] { return value() == before; });
        rest();
        return isUndo ? undo : decision;
    }

    ui::MainWindow &m_window;
    folder::StoryFolder &m_folder;
    ui::StoryTable &m_table;
    table::StoryTableModel &m_model;
    ui::FilterBar &m_filter;
    std::function<bool()> m_isDone;
    bool m_isPainted = false;
};

/// Under a display of its own, where there is one to be had.
double pressed(const Ground &ground, const QString &action)
{
    QStringList words{ground.self, QStringLiteral("--key"), action, ground.stories};
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const QString display = QStandardPaths::findExecutable(QStringLiteral("xvfb-run"));
    if (!display.isEmpty()) {
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
        words = QStringList{display, QStringLiteral("-a"), QStringLiteral("-s"),
                            QStringLiteral("-screen 0 1600x1000x24")} +
                words;
    }
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(words.takeFirst(), words);
    if (!process.waitForFinished(-1) || process.exitCode() != 0)
        qFatal("the window failed");
    return process.readAllStandardOutput().trimmed().toDouble();
}

} // namespace

int runKeyboard(const QString &action, const QString &path)
{
    constexpr int times = 5;
    BenchWindow bench;
    ui::MainWindow &window = bench.window;
    window.start({path});
    QApplication::setActiveWindow(&window); // a display of its own has no window manager
    while (bench.folder.isScanning() || window.findChild<ui::StoryTable *>()->model()->rowCount() == 0)
        QTest::qWait(10);
    QTest::qWait(1'000); // what is made ready for the first sort
    Keyboard keyboard(window, bench.folder);
    keyboard.measure(action);
    std::vector<double> costs;
    for (int i = 0; i < times; ++i)
        costs.push_back(keyboard.measure(action));
    std::printf("%f\n", median(costs));
    return 0;
}

std::vector<Comparison> keyComparisons(const Ground &ground)
{
    const auto key = [&ground](const QString &operation, const QString &action) {
        return Comparison{operation, {}, feltAtOnce, QStringLiteral("ms"), [=] { return pressed(ground, action); },
                          {}};
    };
    return {key(QStringLiteral("key to picture: a letter in the filter"), QStringLiteral("filter")),
            key(QStringLiteral("click to picture: sort by quality"), QStringLiteral("sort")),
            key(QStringLiteral("key to picture: next row"), QStringLiteral("down")),
            key(QStringLiteral("key to picture: P or X"), QStringLiteral("decide")),
            key(QStringLiteral("key to picture: undo"), QStringLiteral("undo"))};
}
