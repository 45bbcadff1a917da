#pragma once

#include "model/table/storytablemodel.h"

/// What a model said, in its order: "dataChanged 2-2", "layoutChanged".
class ModelLog final : public QStringList
{
public:
    explicit ModelLog(table::StoryTableModel &model)
    {
        using Model = table::StoryTableModel;
        const auto simple = [this, &model](auto signal, const QString &name) {
            QObject::connect(&model, signal, &model, [this, name] { append(name); });
        };
        simple(&Model::modelReset, QStringLiteral("reset"));
        simple(&Model::layoutChanged, QStringLiteral("layoutChanged"));
        simple(&Model::filterChanged, QStringLiteral("filterChanged"));
        simple(&Model::orderChanged, QStringLiteral("orderChanged"));
        simple(&Model::countChanged, QStringLiteral("countChanged"));
        const auto rows = [this, &model](auto signal, const QString &name) {
            QObject::connect(&model, signal, &model, [this, name](const QModelIndex &, int first, int last) {
                append(QStringLiteral("%1 %2-%3").arg(name, QString::number(first), QString::number(last)));
            });
        };
        rows(&Model::rowsInserted, QStringLiteral("inserted"));
        rows(&Model::rowsRemoved, QStringLiteral("removed"));
        QObject::connect(&model, &Model::outOfDateChanged, &model, [this](bool outOfDate) {
            append(outOfDate ? QStringLiteral("outOfDate") : QStringLiteral("upToDate"));
        });
        QObject::connect(&model, &Model::dataChanged, &model,
                         [this](const QModelIndex &first, const QModelIndex &last) {
                             append(QStringLiteral("dataChanged %1-%2").arg(first.row()).arg(last.row()));
                         });
    }
};
