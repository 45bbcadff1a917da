#include "ui/preview/preview.h"

#include "ui/look/plaintext.h"
#include "ui/look/theme.h"
#include "ui/preview/captionbar.h"
#include "ui/preview/imagestage.h"

#include <QHash>
#include <QKeyEvent>
#include <QUrl>
#include <QVBoxLayout>

namespace ui
{

namespace
{

constexpr double keyZoom = 1.25;
constexpr int informationWidth = 420;

/// An address as people may see it: without a password.
QString shownAddress(const QString &address)
{
    const QUrl url(address);
    return url.userInfo().isEmpty() ? address : url.adjusted(QUrl::RemoveUserInfo).toString();
}

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
    , m_stage(new ImageStage(this))
    , m_caption(new CaptionBar(this))
    , m_information(new PlainLabel(Lines::Many, m_stage))
{
    setAccessibleName(tr("Image preview"));
    setFocusPolicy(Qt::StrongFocus);
    resize(960, 680);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_stage, 1);
    layout->addWidget(m_caption);

    m_information->setAccessibleName(tr("Information about the image"));
    m_information->setAutoFillBackground(true);
    m_information->setMargin(Medium);
    m_information->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_information->hide();

    connect(m_stage, &ImageStage::viewChanged, this, [this] { m_caption->setZoom(m_stage->zoom()); });
    connect(m_caption, &CaptionBar::stepped, this, &Preview::stepImage);
    connect(&m_folder, &folder::StoryFolder::opened, this, &QWidget::close);
    connect(&m_folder, &folder::StoryFolder::detailReady, this, [this](folder::StoryId story) {
        if (m_isWaiting && story == m_story)
            showDetail();
    });
    connect(&m_folder, &folder::StoryFolder::storiesChanged, this, [this](const QList<folder::StoryId> &stories) {
        if (isVisible() && stories.contains(m_story))
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
    m_isWaiting = true;
    const story::StoryRow &row = m_folder.row(story);
    setWindowTitle(asWindowTitle(row.title.isEmpty() ? row.path : row.title));
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
            m_stage->setMessage(tr("Loading…"));
            m_caption->setImage(0, 0, {});
        }
        return;
    }
    const bool isNew = m_isWaiting && m_shown.isEmpty();
    m_isWaiting = false;
    if (!isNew && m_shown == detail->images && m_siteRoot == detail->siteRoot)
        return;
    m_shown = detail->images;
    m_siteRoot = detail->siteRoot;
    showImage(m_image);
}

void Preview::showImage(int image)
{
    m_image = qBound(0, image, qMax<int>(0, int(m_shown.size()) - 1));
    m_pixels = {};
    m_caption->setImage(m_image, int(m_shown.size()), m_shown.value(m_image));
    m_caption->setSize({});
    m_stage->setMessage(m_shown.isEmpty() ? tr("This story has no images.") : tr("Loading…"));
    fillInformation();
    for (const int wanted : {m_image, m_image + 1, m_image - 1}) {
        if (wanted >= 0 && wanted < m_shown.size())
            request(wanted);
    }
}

/// The neighbours are asked for as well: the loader then has them at hand.
void Preview::request(int image)
{
    const QString address = m_shown.at(image).url;
    const auto answer = [this, image, address](const media::ImageResult &result) {
        const bool isCurrent = image == m_image && address == m_shown.value(m_image).url;
        if (isCurrent && m_pixels.isEmpty())
            showResult(result);
    };
    m_images.request({address, m_siteRoot}, {}, this, answer);
}

void Preview::showResult(const media::ImageResult &result)
{
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
        add(tr("Pixels"), tr("%1 × %2").arg(m_pixels.width()).arg(m_pixels.height()));
    if (image.width > 0 && image.height > 0 && m_pixels != QSize(image.width, image.height))
        add(tr("Pixels, as the story says"), tr("%1 × %2").arg(image.width).arg(image.height));
    add(tr("Address"), shownAddress(image.url));
    m_information->setPlainText(lines.isEmpty() ? tr("This story has no images.") : lines.join(QLatin1Char('\n')),
                                textCap);
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
    m_information->setVisible(m_information->isHidden());
    placeInformation();
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
