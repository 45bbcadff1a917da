#pragma once

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>

#include <functional>

/// A server on the loopback that answers byte by byte what a test tells it, however wrong.
class ScriptedServer final : public QTcpServer
{
public:
    using Answer = std::function<void(QTcpSocket *)>;

    ScriptedServer()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection()) {
                ++connections;
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] { onRequest(socket); });
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            }
        });
    }

    QUrl url(const QString &path = QStringLiteral("/")) const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(serverPort()) + path);
    }

    /// Sends these bytes and closes.
    static Answer bytes(const QByteArray &answer)
    {
        return [answer](QTcpSocket *socket) {
            socket->write(answer);
            socket->disconnectFromHost();
        };
    }
    static Answer redirectTo(const QByteArray &target)
    {
        return bytes("HTTP/1.1 302 Found\r\nLocation: " + target + "\r\nContent-Length: 0\r\n\r\n");
    }
    /// Sends `head`, then `chunk` again and again, for ever.
    static Answer endless(const QByteArray &head, const QByteArray &chunk, int everyMilliseconds)
    {
        return [=](QTcpSocket *socket) {
            socket->write(head);
            auto *timer = new QTimer(socket);
            connect(timer, &QTimer::timeout, socket, [socket, chunk] {
                if (socket->bytesToWrite() < (1 << 20))
                    socket->write(chunk);
            });
            timer->start(everyMilliseconds);
        };
    }
    static QByteArray ok(const QByteArray &body, const QByteArray &type = "image/png")
    {
        return "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " + QByteArray::number(body.size()) +
               "\r\nConnection: close\r\n\r\n" + body;
    }

    Answer answer; ///< to every request
    int connections = 0;
    QList<QByteArray> requests; ///< heads as received

private:
    void onRequest(QTcpSocket *socket)
    {
        QByteArray head = socket->property("head").toByteArray() + socket->readAll();
        socket->setProperty("head", head);
        if (!head.endsWith("\r\n\r\n"))
            return;
        socket->setProperty("head", {});
        requests.append(head);
        if (answer)
            answer(socket);
    }
};
