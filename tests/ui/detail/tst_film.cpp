#include "tests/ui/detail/parts.h"
#include "ui/detail/filmstrip.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

namespace
{

media::ImageOptions offline(const QTemporaryDir &site)
{
    media::ImageOptions options;
    options.cacheFolder = site.filePath(QStringLiteral("cache"));
    options.network = false;
    return options;
}

story::Image image(const QString &url, const QString &title = {})
{
    story::Image named;
    named.url = url;
    named.title = title;
    return named;
}

} // namespace

/// The strip of images.
class TestFilm final : public QObject
{
    Q_OBJECT

private slots:
    void imagesAreLoadedFromTheSite();
    void anImageThatIsNotThereSaysWhy();
    void keysMoveThroughTheFilmAndAskForThePreview();
    void theFilmIsHiddenWithoutImages();
    void anImageThatTakesLongSaysThatItIsLoading();
    void theMenuOfAnImageOfTheSiteHasItsFile();
};

void TestFilm::imagesAreLoadedFromTheSite()
{
    QTemporaryDir site;
    QImage red(400, 200, QImage::Format_RGB32);
    red.fill(Qt::red);
    QVERIFY(red.save(site.filePath(QStringLiteral("a.png"))));
    media::ImageLoader loader(offline(site));
    ui::Filmstrip film(loader);
    const QAbstractItemModelTester tester(film.model());
    film.resize(340, 72);
    film.showImages({image(QStringLiteral("/a.png"), QStringLiteral("<b>A</b>"))}, site.path());
    film.show();
    const QModelIndex first = film.model()->index(0, 0);
    QTRY_COMPARE(first.data(ui::FilmstripModel::ResultRole).value<media::ImageResult>().state,
                 media::ImageResult::State::Ready);
    QCOMPARE(film.grab().toImage().pixelColor(50, 35), QColor(Qt::red));
    QVERIFY(first.data(Qt::ToolTipRole).toString().contains(QLatin1String("&lt;b&gt;A&lt;/b&gt;")));
}

void TestFilm::anImageThatIsNotThereSaysWhy()
{
    QTemporaryDir site;
    media::ImageLoader loader(offline(site));
    ui::Filmstrip film(loader);
    film.resize(340, 72);
    film.showImages({image(QStringLiteral("/none.png")), image(QStringLiteral("https://example.com/x.png"))},
                    site.path());
    film.show();
    for (int row = 0; row < 2; ++row) {
        const QModelIndex index = film.model()->index(row, 0);
        const auto result = [&index] {
            return index.data(ui::FilmstripModel::ResultRole).value<media::ImageResult>();
        };
        QTRY_VERIFY(result().state != media::ImageResult::State::Loading);
        QVERIFY(!result().reason.isEmpty());
        QVERIFY(index.data(Qt::AccessibleTextRole).toString().contains(result().reason));
    }
}

void TestFilm::keysMoveThroughTheFilmAndAskForThePreview()
{
    QTemporaryDir site;
    media::ImageLoader loader(offline(site));
    ui::Filmstrip film(loader);
    film.resize(340, 72);
    film.showImages({image(QStringLiteral("/a.png")), image(QStringLiteral("/b.png"))}, site.path());
    film.show();
    QSignalSpy preview(&film, &ui::Filmstrip::previewRequested);
    QTest::keyClick(&film, Qt::Key_Right);
    QTest::keyClick(&film, Qt::Key_Return);
    QCOMPARE(preview.count(), 1);
    QCOMPARE(preview.constFirst().constFirst().toInt(), 1);
    QTest::mouseDClick(film.viewport(), Qt::LeftButton, {}, QPoint(20, 20));
    QTRY_VERIFY(preview.count() >= 1);
}

void TestFilm::theFilmIsHiddenWithoutImages()
{
    QTemporaryDir site;
    media::ImageLoader loader(offline(site));
    QWidget window;
    ui::Filmstrip film(loader, &window);
    film.showImages({image(QStringLiteral("/a.png"))}, site.path());
    QVERIFY(film.isVisibleTo(&window));
    film.showImages({}, site.path());
    QVERIFY(!film.isVisibleTo(&window));
}

void TestFilm::anImageThatTakesLongSaysThatItIsLoading()
{
    QTcpServer silent; // takes the connection and says nothing
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    QTemporaryDir cache;
    media::ImageOptions options;
    options.cacheFolder = cache.path();
    options.privateAddresses = true;
    media::ImageLoader loader(options);
    ui::Filmstrip film(loader);
    film.resize(340, 72);
    film.showImages({image(QStringLiteral("http://127.0.0.1:%1/slow.png").arg(silent.serverPort()))}, cache.path());
    film.show();
    const QModelIndex first = film.model()->index(0, 0);
    QTRY_COMPARE(first.data(Qt::AccessibleTextRole).toString(), QStringLiteral("Image 1 of 1, loading…"));
}

void TestFilm::theMenuOfAnImageOfTheSiteHasItsFile()
{
    QTemporaryDir site;
    QImage red(40, 20, QImage::Format_RGB32);
    red.fill(Qt::red);
    QVERIFY(red.save(site.filePath(QStringLiteral("a.png"))));
    media::ImageLoader loader(offline(site));
    ui::Filmstrip film(loader);
    film.resize(340, 72);
    film.showImages({image(QStringLiteral("/a.png")), image(QStringLiteral("https://example.com/x.png"))},
                    site.path());
    film.show();
    const auto file = [&film](int row) {
        return film.model()->index(row, 0).data(ui::FilmstripModel::FileRole).toString();
    };
    QTRY_COMPARE(file(0), site.filePath(QStringLiteral("a.png")));
    QVERIFY(file(1).isEmpty());
    film.setCurrentIndex(film.model()->index(0, 0));
    QContextMenuEvent asked(QContextMenuEvent::Keyboard, {}, film.mapToGlobal(QPoint()));
    QApplication::sendEvent(&film, &asked);
    const auto *menu = film.findChild<QMenu *>();
    QVERIFY(menu != nullptr);
    QStringList texts;
    for (const QAction *action : menu->actions())
        texts += action->text();
    QVERIFY(texts.contains(QStringLiteral("Show in File Manager")));
    menu->actions().at(texts.indexOf(QStringLiteral("Copy Path")))->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), file(0));
}

QTEST_MAIN(TestFilm)
#include "tst_film.moc"
