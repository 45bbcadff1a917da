#pragma once

#include <QByteArray>
#include <QString>

#include <memory>

/// As many stories as are wanted, varied from the sample stories: 6.4 KB on average, in a folder for each month of
/// seven years, with related links among them. Story `number` has always the same name and, whatever the count, the
/// same bytes.
class Corpus final
{
public:
    /// `odd`: how many stories in a hundred have a title that only yaml-cpp reads.
    explicit Corpus(int odd = 0);
    ~Corpus();

    [[nodiscard]] static QString path(int number); ///< below the corpus' folder
    [[nodiscard]] QByteArray bytes(int number) const;
    /// Writes the stories 0 to count-1 below `folder`, which is made. False: it cannot be written, and errno says
    /// why.
    [[nodiscard]] bool write(const QString &folder, int count) const;

private:
    struct Pool;
    std::unique_ptr<const Pool> m_pool;
    int m_odd;
};
