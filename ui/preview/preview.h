#pragma once

#include "model/folder/storyfolder.h"
#include "model/media/imageloader.h"

#include <QWidget>

namespace ui
{

/// The image preview, a window of its own: fit and 100 %, zoom at the pointer, pan, next and previous image, full
/// screen, information, Esc. A page that says so when the story has no images. GUI thread.
class Preview final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Preview)

public:
    Preview(folder::StoryFolder &folder, media::ImageLoader &images, QWidget *parent = nullptr);

    /// Shows image `image` (0-based) of `story`, opening the window when it is not.
    void showStory(folder::StoryId story, int image = 0);
    [[nodiscard]] folder::StoryId story() const;
    [[nodiscard]] int image() const;

signals:
    void stepRequested(int delta); ///< Up, Down: another story; the window answers with showStory()
    void closed();
};

} // namespace ui
