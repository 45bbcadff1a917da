#include "model/folder/storyfolder.h"
#include "model/table/matching.h"
#include "model/table/storytablemodel.h"
#include "tests/bench/bench.h"
#include "ui/table/storytable.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QHeaderView>
#include <QSortFilterProxyModel>
#include <QWindow>

#include <memory>

namespace
{

using table::StoryTableModel;

constexpr QSize size(1400, 900);

template<typename Action>
double millisecondsOf(const Action &action)
{
    QElapsedTimer clock;
    clock.start();
    action();
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

/// The same rows as plain values, for Qt's own table: nothing is made on demand.
class PlainModel final : public QAbstractTableModel
{
public:
    explicit PlainModel(const StoryTableModel &model)
    {
        for (int row = 0; row < model.rowCount(); ++row) {
            for (int column = 0; column < table::ColumnCount; ++column) {
                const QModelIndex index = model.index(row, column);
                m_texts.push_back(index.data().toString());
                m_values.push_back(index.data(table::ValueRole));
            }
            m_isIn.push_back(row * 2654435761U % 64 < 32); // scattered
        }
    }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_isIn.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : table::ColumnCount;
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        const auto at = static_cast<std::size_t>(index.row() * table::ColumnCount + index.column());
        if (role == Qt::DisplayRole)
            return m_texts[at];
        return role == table::ValueRole ? m_values[at] : QVariant();
    }
    [[nodiscard]] bool isIn(int row) const { return m_isIn[static_cast<std::size_t>(row)]; }

private:
    std::vector<QString> m_texts;
    std::vector<QVariant> m_values;
    std::vector<bool> m_isIn;
};

class Proxy final : public QSortFilterProxyModel
{
public:
    explicit Proxy(PlainModel &model)
        : m_model(model)
    {
        setSourceModel(&model);
        setSortRole(table::ValueRole);
        setSortLocaleAware(true);
    }
    void show(bool half)
    {
        m_half = half;
        invalidateFilter();
    }

private:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex & /*parent*/) const override
    {
        return !m_half || m_model.isIn(row);
    }

    PlainModel &m_model;
    bool m_half = false;
};

/// The corpus in Galley's table and in Qt's.
struct Tables {
    explicit Tables(const Ground &ground)
    {
        QEventLoop loop;
        QObject::connect(&folder, &folder::StoryFolder::scanFinished, &loop, &QEventLoop::quit);
        folder.open({ground.stories});
        loop.exec();
        stories = std::make_unique<StoryTableModel>(folder, QLocale(QStringLiteral("en_GB")));
        view = std::make_unique<ui::StoryTable>(folder, *stories);
        for (int story = 0; story < folder.count(); ++story) {
            const story::StoryRow row = folder.row(story);
            texts.emplace_back(row.title, row.excerpt);
            ids.push_back(story);
        }
        plain = std::make_unique<PlainModel>(*stories);
        proxy = std::make_unique<Proxy>(*plain);
        yardstick.setModel(proxy.get());
        yardstick.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
        yardstick.horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
        yardstick.verticalHeader()->hide();
        for (QTableView *one : {static_cast<QTableView *>(view.get()), &yardstick}) {
            one->resize(size);
            one->show();
            while (!one->windowHandle()->isExposed()) // before that nothing is painted
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            one->viewport()->repaint();
        }
    }

    void order(const QString &text) const
    {
        stories->setOrder(*table::parseOrder(text));
        view->viewport()->repaint();
    }
    void filter(const QString &text) const
    {
        stories->setFilter(*table::Filter::parse(text));
        view->viewport()->repaint();
    }
    void orderYardstick(table::Column column, Qt::SortOrder direction)
    {
        proxy->sort(column, direction);
        yardstick.viewport()->repaint();
    }
    void filterYardstick(bool half)
    {
        proxy->show(half);
        yardstick.viewport()->repaint();
    }

    folder::StoryFolder folder{QString()};
    std::unique_ptr<StoryTableModel> stories;
    std::unique_ptr<ui::StoryTable> view;
    std::vector<std::pair<QString, QString>> texts; ///< titles and excerpts
    std::vector<int> ids;
    std::function<const story::PackedRow &(int)> rowOf = [this](int story) -> const story::PackedRow & {
        return folder.packed(story);
    };
    std::unique_ptr<PlainModel> plain;
    std::unique_ptr<Proxy> proxy;
    QTableView yardstick;
};

Comparison sorting(const std::shared_ptr<Tables> &tables, const QString &operation, const QString &key,
                   table::Column column, double goal)
{
    const auto isDown = std::make_shared<bool>(false);
    return {operation,
            QStringLiteral("QSortFilterProxyModel"),
            goal,
            QStringLiteral("ms"),
            [=] {
                const QString order = *isDown ? u'-' + key : key;
                return millisecondsOf([&] { tables->order(order); });
            },
            [=] {
                *isDown = !*isDown;
                const Qt::SortOrder direction = *isDown ? Qt::DescendingOrder : Qt::AscendingOrder;
                return millisecondsOf([&] { tables->orderYardstick(column, direction); });
            }};
}

/// The titles have not been collated: a worker does it, and the rows follow.
Comparison sortingFirst(const std::shared_ptr<Tables> &tables)
{
    return {QStringLiteral("sort by title, the first time"),
            QStringLiteral("QSortFilterProxyModel"),
            0.2,
            QStringLiteral("ms"),
            [=] {
                StoryTableModel fresh(tables->folder, QLocale(QStringLiteral("en_GB")));
                ui::StoryTable view(tables->folder, fresh);
                view.resize(size);
                view.show();
                view.viewport()->repaint();
                bool isSorted = false;
                QObject::connect(&fresh, &QAbstractItemModel::layoutChanged, &view, [&] { isSorted = true; });
                return millisecondsOf([&] {
                    fresh.setOrder({{table::SortKey::Title, Qt::AscendingOrder}});
                    while (!isSorted)
                        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
                    view.viewport()->repaint();
                });
            },
            [=] {
                tables->orderYardstick(table::Quality, Qt::AscendingOrder);
                return millisecondsOf([&] { tables->orderYardstick(table::Title, Qt::AscendingOrder); });
            }};
}

} // namespace

std::vector<Comparison> tableComparisons(const Ground &ground)
{
    const auto tables = std::make_shared<Tables>(ground);
    const auto query = std::make_shared<int>(0);
    static const QStringList words{QStringLiteral("chip"), QStringLiteral("harbour"), QStringLiteral("ch"),
                                   QStringLiteral("zzqqy"), QStringLiteral("night trams")};
    return {
        sortingFirst(tables),
        sorting(tables, QStringLiteral("sort by number"), QStringLiteral("quality"), table::Quality, 0.3),
        sorting(tables, QStringLiteral("sort by date"), QStringLiteral("date"), table::Date, 0.3),
        sorting(tables, QStringLiteral("sort by title"), QStringLiteral("title"), table::Title, 0.05),
        {QStringLiteral("filter, all to a scattered half"), QStringLiteral("QSortFilterProxyModel"), 0.02,
         QStringLiteral("ms"),
         [=] {
             tables->filter({});
             return millisecondsOf([&] { tables->filter(QStringLiteral("heat>=94")); });
         },
         [=] {
             tables->filterYardstick(false);
             return millisecondsOf([&] { tables->filterYardstick(true); });
         }},
        {QStringLiteral("filter text keystroke, search only"), QStringLiteral("QString::contains"), 0.1,
         QStringLiteral("ms"),
         [=] {
             const table::Filter filter = *table::Filter::parse(words.at(*query % words.size()));
             return millisecondsOf(
                 [&] { static_cast<void>(table::matching(filter, tables->ids, tables->rowOf, 0)); });
         },
         [=] {
             const QString &word = words.at(++*query % words.size());
             return millisecondsOf([&] {
                 for (const auto &[title, excerpt] : tables->texts)
                     static_cast<void>(title.contains(word, Qt::CaseInsensitive) ||
                                       excerpt.contains(word, Qt::CaseInsensitive));
             });
         }},
        {QStringLiteral("page of the table painted"), QStringLiteral("default delegate"), 0.6, QStringLiteral("ms"),
         [=] { return millisecondsOf([&] { tables->view->viewport()->repaint(); }); },
         [=] { return millisecondsOf([&] { tables->yardstick.viewport()->repaint(); }); }},
    };
}
