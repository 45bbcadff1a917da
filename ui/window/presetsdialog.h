#pragma once

#include "ui/window/presets.h"

#include <QDialog>

class QLineEdit;

namespace ui
{

class ToneLabel;

/// The numbers that keys set, at first 1 to 5. Cancel and Esc change nothing; what is no number is refused beside its
/// field. Opened, never waited for. GUI thread.
class PresetsDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PresetsDialog)

public:
    explicit PresetsDialog(const Presets &presets, QWidget *parent = nullptr);

signals:
    void chosen(const ui::Presets &presets);

public slots:
    void accept() override;

private:
    struct Row {
        QLineEdit *field = nullptr;
        ToneLabel *refusal = nullptr;
    };

    void show(const Presets &presets);
    void refuse(const Row &row, const QString &reason);

    std::array<Row, std::tuple_size_v<Presets>> m_rows;
};

} // namespace ui
