#pragma once

#include <QByteArray>

#include <functional>
#include <grp.h>
#include <sys/wait.h>
#include <unistd.h>

/// What `action` says when another user runs it: user 1000 with the groups 2000 and 2500. For tests that run as root.
inline QByteArray asAnotherUser(const std::function<QByteArray()> &action)
{
    int ends[2] = {-1, -1};
    if (::pipe(ends) != 0)
        return "no pipe";
    const pid_t child = ::fork();
    if (child == 0) {
        const gid_t groups[] = {2500};
        const bool isOther =
            ::setgroups(1, groups) == 0 && ::setresgid(2000, 2000, 2000) == 0 && ::setresuid(1000, 1000, 1000) == 0;
        const QByteArray said = isOther ? action() : QByteArray("cannot become another user");
        const bool told = ::write(ends[1], said.constData(), static_cast<std::size_t>(said.size())) == said.size();
        ::_exit(told ? 0 : 1);
    }
    ::close(ends[1]);
    QByteArray said(4096, '\0');
    const ssize_t size = child < 0 ? -1 : ::read(ends[0], said.data(), static_cast<std::size_t>(said.size()));
    said.resize(qMax<qsizetype>(0, size));
    ::close(ends[0]);
    int status = 0;
    const bool ended = child > 0 && ::waitpid(child, &status, 0) == child && status == 0;
    return ended ? said : "the other user's process failed: " + said;
}
