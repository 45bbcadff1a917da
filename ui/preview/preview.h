#pragma once

#include "model/folder/storyfolder.h"
#include "model/media/imageloader.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

namespace ui
{

class CaptionBar;
class ImageStage;
class InformationCard;
class StateLine;

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

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showDetail();
    void showImage(int image);
    void showResult(const media::ImageResult &result);
    void showLoading();
    void request(int image);
    void refine();
    void fillInformation();
    void placeInformation();
    void stepImage(int delta);
    void toggleInformation();
    void toggleFullScreen();
    void leave();
    bool handleKey(const QKeyEvent *event);

    folder::StoryFolder &m_folder;
    media::ImageLoader &m_images;
    folder::StoryId m_story = -1;
    int m_image = 0;
    QList<story::Image> m_shown; ///< of the story; empty as well while its detail is read
    QString m_siteRoot;
    bool m_isWaiting = false;                 ///< for the detail of the story
    QHash<int, media::ImageResult> m_results; ///< of the image that is shown and its neighbours
    QSize m_pixels;                           ///< of the image that is shown
    bool m_isRefined = false;                 ///< all of its pixels were asked for
    bool m_wantsInformation = false;
    QTimer m_loadingSoon;
    StateLine *m_state;
    ImageStage *m_stage;
    CaptionBar *m_caption;
    InformationCard *m_information;
};

} // namespace ui
