#pragma once

#include <QAbstractButton>

#include <optional>

class QMenu;

namespace ui
{

enum class Tone;

/// A flat piece of text in the accent colour that does something on click, Enter or Space. With showLink() it opens a
/// web link: the full address is in the tooltip, and a right click copies it.
class LinkButton final : public QAbstractButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LinkButton)

public:
    explicit LinkButton(QWidget *parent = nullptr);

    /// Shown through forDisplay(); `&` is no mnemonic.
    void showText(const QString &text);
    /// `text` opens `address`, or says in the tooltip why it does not.
    void showLink(const QString &text, const QString &address);
    /// Speaks in another colour than the accent's.
    void setTone(Tone tone);
    [[nodiscard]] const QString &shownText() const { return m_text; }
    [[nodiscard]] const QString &address() const { return m_address; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    QString m_text;
    QString m_address;
    std::optional<Tone> m_tone; ///< none: the accent
};

/// "Opens ADDRESS", or why it is not opened.
QString linkHint(const QString &address);

/// A menu with "Open Link" and "Copy Link" of `address`, deleted when it closes; add to it and popup() it.
QMenu *newLinkMenu(const QString &address, QWidget *parent);
/// Adds "Copy Path", "Open in Editor" and "Show in File Manager" of `file`, an absolute path of ours.
void addFileActions(QMenu &menu, const QString &file);

} // namespace ui
