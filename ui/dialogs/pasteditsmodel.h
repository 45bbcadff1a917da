#pragma once

#include "model/folder/pastedits.h"

#include <QAbstractTableModel>

#include <functional>
#include <vector>

namespace ui
{

/// Edits of the journal as rows, newest first; only those of a period, and of some files. Texts are made when they
/// are looked at. GUI thread.
class PastEditsModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PastEditsModel)

public:
    enum Column { Time, Story, FieldName, Before, After, File, ColumnCount };
    using Wanted = std::function<bool(const folder::PastEdit &edit)>;

    explicit PastEditsModel(QObject *parent = nullptr)
        : QAbstractTableModel(parent)
    {
    }

    void setEdits(QList<folder::PastEdit> edits, const Wanted &wanted);
    void filter(const Wanted &wanted);
    [[nodiscard]] const folder::PastEdit &at(int row) const;
    [[nodiscard]] QList<folder::PastEdit> shown() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void find(const Wanted &wanted);

    QList<folder::PastEdit> m_edits;
    std::vector<qsizetype> m_shown; ///< places in m_edits
};

} // namespace ui
