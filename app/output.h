#pragma once

#include <QByteArray>
#include <QString>

namespace app
{

/// Standard input, output and error are open after this, so that no file of ours ever gets their numbers. A closed
/// standard output stays one that cannot be written to.
void openStandardStreams();

/// One message to standard error, escaped, with its line end. A failure to write there has nowhere to go.
void say(const QString &message);

/// Several lines that are not from files (usage), to standard error.
void sayLines(const QString &lines);

/// Standard output. Nothing that fails is swallowed: see finish().
class StandardOutput final
{
    Q_DISABLE_COPY_MOVE(StandardOutput)

public:
    StandardOutput();
    ~StandardOutput() = default;

    [[nodiscard]] int columns() const; ///< width of the terminal; 0: it is none

    /// Data. Exact bytes into pipes and files; on a terminal control characters are escaped.
    void write(const QByteArray &bytes);
    /// Flushes and closes. False when not everything was written; says why, unless the reader has gone (EPIPE).
    bool finish();

private:
    void flush();

    bool m_terminal;
    QByteArray m_buffer;
    int m_error = 0; ///< errno of the first failure
    bool m_finished = false;
};

} // namespace app
