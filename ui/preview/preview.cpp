#include "ui/preview/preview.h"

#include "ui/look/links.h"
#include "ui/look/plaintext.h"
#include "ui/look/theme.h"
#include "ui/preview/captionbar.h"
#include "ui/preview/imagestage.h"
#include "ui/preview/informationcard.h"
#include "ui/preview/stateline.h"

#include <QKeyEvent>
#include <QScreen>
#include <QVBoxLayout>

#include <utility>

namespace ui
{

namespace
{

constexpr double keyZoom = 1.25;
constexpr int informationWidth = 420;
constexpr int loadingDelay = 150; ///< milliseconds; words that are gone at once only flicker

/// Plain text as a window title: "[*]" is the place of the modified mark there (QWidget::windowTitle).
QString asWindowTitle(const QString &text)
{
    return forDisplay(text).replace(QLatin1String("[*]"), QLatin1String("[*][*]"));
}

} // namespace

Preview::Preview(folder::StoryFolder &folder, media::ImageLoader &images, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_folder(folder)
    , m_images(images)
    , m_state(new StateLine(this))
    , m_stage(new ImageStage(this))
    , m_caption(new CaptionBar(this))
    , m_information(new InformationCard(m_stage))
{
    setAccessibleName(tr("Image preview"));
    setFocusPolicy(Qt::StrongFocus);
    setFocus(); // remembered: QApplication::setActiveWindow() would leave a window without it with no focus at all
    resize(960, 680);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_state);
    layout->addWidget(m_stage, 1);
    layout->addWidget(m_caption);

    m_information->hide();
    m_loadingSoon.setSingleShot(true);
    m_loadingSoon.setInterval(loadingDelay);

    connect(&m_loadingSoon, &QTimer::timeout, this, [this] { m_stage->setMessage(tr("Loading…")); });
    connect(m_stage, &ImageStage::viewChanged, this, &Preview::refine);
    connect(m_caption, &CaptionBar::stepped, this, &Preview::stepImage);
    connect(&m_folder, &folder::StoryFolder::opened, this, &QWidget::close);
    connect(&m_folder, &folder::StoryFolder::detailReady, this, [this](folder::StoryId story) {
        if (m_isWaiting && story == m_story)
            showDetail();
    });
    connect(&m_folder, &folder::StoryFolder::storiesChanged, this, [this](const QList<folder::StoryId> &stories) {
        if (!isVisible() || !stories.contains(m_story))
            return;
        m_state->showRow(m_folder.row(m_story));
        showDetail();
    });
}

folder::StoryId Preview::story() const { return m_story; }

int Preview::image() const { return m_image; }

void Preview::showStory(folder::StoryId story, int image)
{
    m_images.forget(this);
    m_story = story;
    m_image = image;
    m_shown.clear();
    m_results.clear();
    m_isWaiting = true;
    const story::StoryRow &row = m_folder.row(story);
    setWindowTitle(asWindowTitle(row.title.isEmpty() ? row.path : row.title));
    m_state->showRow(row);
    showDetail();
    show();
    raise();
    activateWindow();
}

void Preview::showDetail()
{
    const story::StoryDetail *detail = m_folder.detail(m_story);
    if (!detail) {
        m_isWaiting = true;
        if (m_shown.isEmpty()) {
            showLoading();
            m_caption->clear();
            m_caption->setSize({});
            m_information->hide();
        }
        return;
    }
    const bool isNew = m_isWaiting && m_shown.isEmpty();
    m_isWaiting = false;
    if (!isNew && m_shown == detail->images && m_siteRoot == detail->siteRoot)
        return;
    m_shown = detail->images;
    m_siteRoot = detail->siteRoot;
    m_results.clear();
    showImage(m_image);
}

void Preview::showImage(int image)
{
    m_image = qBound(0, image, qMax<int>(0, int(m_shown.size()) - 1));
    m_pixels = {};
    m_isRefined = false;
    m_results.removeIf([this](const auto &known) { return qAbs(known.key() - m_image) > 1; });
    m_caption->setImage(m_image, int(m_shown.size()), m_shown.value(m_image));
    m_caption->setSize({});
    if (m_shown.isEmpty()) {
        m_loadingSoon.stop();
        m_stage->setMessage(tr("This story has no images."));
    } else if (m_results.contains(m_image)) {
        showResult(m_results.value(m_image));
    } else {
        showLoading();
    }
    fillInformation();
    for (const int wanted : {m_image, m_image + 1, m_image - 1}) {
        if (wanted >= 0 && wanted < m_shown.size() && !m_results.contains(wanted))
            request(wanted);
    }
}

/// The former picture goes at once: it must not stand above the caption of this one.
void Preview::showLoading()
{
    m_stage->setMessage({});
    m_loadingSoon.start();
}

/// As large as the screen: enough to show it to fit, and much faster than all pixels of a large photograph. The
/// neighbours are asked for as well.
void Preview::request(int image)
{
    const QString address = m_shown.at(image).url;
    const auto answer = [this, image, address](const media::ImageResult &result) {
        const bool isNear = qAbs(image - m_image) <= 1 && address == m_shown.value(image).url;
        if (!isNear || m_results.contains(image))
            return;
        m_results.insert(image, result);
        if (image == m_image)
            showResult(result);
    };
    const QSize bound = (QSizeF(screen()->size()) * devicePixelRatioF()).toSize();
    m_images.request({address, m_siteRoot}, bound, this, answer);
}

/// Asks for all pixels when the zoom shows more than there are.
void Preview::refine()
{
    m_caption->setZoom(m_stage->zoom());
    if (!m_stage->wantsMore() || std::exchange(m_isRefined, true))
        return;
    const auto answer = [this, image = m_image,
                         address = m_shown.value(m_image).url](const media::ImageResult &result) {
        const bool isCurrent = image == m_image && address == m_shown.value(m_image).url && !m_pixels.isEmpty();
        if (isCurrent && result.state == media::ImageResult::State::Ready && result.fullSize == m_pixels)
            m_stage->refine(result.image);
    };
    m_images.request({m_shown.value(m_image).url, m_siteRoot}, {}, this, answer);
}

void Preview::showResult(const media::ImageResult &result)
{
    m_loadingSoon.stop();
    if (result.state == media::ImageResult::State::Ready) {
        m_pixels = result.fullSize;
        m_stage->setImage(result.image, result.fullSize);
    } else if (result.state == media::ImageResult::State::NotAllowed) {
        m_stage->setMessage(tr("This image is not shown: %1").arg(result.reason));
    } else {
        m_stage->setMessage(tr("This image is missing: %1").arg(result.reason));
    }
    m_caption->setSize(m_pixels);
    fillInformation();
}

void Preview::fillInformation()
{
    const story::Image image = m_shown.value(m_image);
    QStringList lines;
    const auto add = [&lines](const QString &name, const QString &text) {
        if (!text.isEmpty())
            lines.append(name + QLatin1String(": ") + forDisplay(text));
    };
    add(tr("Title"), image.title);
    add(tr("Attribution"), image.attribution);
    if (!m_pixels.isEmpty())
        add(tr("Pixels"), pixelsText(m_pixels));
    if (image.width > 0 && image.height > 0 && m_pixels != QSize(image.width, image.height))
        add(tr("Pixels, as the story says"), pixelsText({image.width, image.height}));
    add(tr("Address"), shownAddress(image.url));
    m_information->setPlainText(lines.join(QLatin1Char('\n')), textCap);
    m_information->setVisible(m_wantsInformation && !lines.isEmpty());
    placeInformation();
}

void Preview::placeInformation()
{
    const int width = qMin(informationWidth, m_stage->width() - 2 * Large);
    m_information->setGeometry(Large, Large, width, m_information->heightForWidth(width));
}

void Preview::keyPressEvent(QKeyEvent *event)
{
    if (handleKey(event))
        event->accept();
    else
        QWidget::keyPressEvent(event);
}

/// Keys that are not the preview's own go to the actions that the window adds, or nowhere.
bool Preview::handleKey(const QKeyEvent *event)
{
    // `+` needs Shift on some layouts and `=` on others: matched by what was typed.
    if (event->text() == QLatin1String("+") || event->text() == QLatin1String("=")) {
        m_stage->zoomBy(keyZoom);
        return true;
    }
    if (event->text() == QLatin1String("-")) {
        m_stage->zoomBy(1 / keyZoom);
        return true;
    }
    using Action = void (*)(Preview *);
    static const QHash<int, Action> actions{
        {Qt::Key_Left, [](Preview *preview) { preview->stepImage(-1); }},
        {Qt::Key_Right, [](Preview *preview) { preview->stepImage(1); }},
        {Qt::Key_Up, [](Preview *preview) { emit preview->stepRequested(-1); }},
        {Qt::Key_Down, [](Preview *preview) { emit preview->stepRequested(1); }},
        {Qt::Key_Z, [](Preview *preview) { preview->m_stage->toggleFit(); }},
        {Qt::Key_F, [](Preview *preview) { preview->toggleFullScreen(); }},
        {Qt::Key_I, [](Preview *preview) { preview->toggleInformation(); }},
        {Qt::Key_Escape, [](Preview *preview) { preview->leave(); }},
    };
    const Action action = actions.value(event->key());
    if (!action || (event->modifiers() & ~Qt::KeypadModifier))
        return false;
    action(this);
    return true;
}

void Preview::stepImage(int delta)
{
    if (m_image + delta >= 0 && m_image + delta < m_shown.size())
        showImage(m_image + delta);
}

void Preview::toggleInformation()
{
    m_wantsInformation = !m_wantsInformation;
    fillInformation();
}

void Preview::toggleFullScreen()
{
    setWindowState(windowState() ^ Qt::WindowFullScreen);
    m_caption->setVisible(!isFullScreen());
}

void Preview::leave()
{
    if (isFullScreen())
        toggleFullScreen();
    else
        close();
}

void Preview::closeEvent(QCloseEvent *event)
{
    m_images.forget(this);
    m_results.clear();
    m_loadingSoon.stop();
    m_isWaiting = false;
    if (isFullScreen())
        toggleFullScreen();
    QWidget::closeEvent(event);
    emit closed();
}

void Preview::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeInformation();
}

} // namespace ui
