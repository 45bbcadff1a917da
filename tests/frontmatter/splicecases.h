#pragma once

#include "model/frontmatter/fences.h"
#include "tests/frontmatter/storytext.h"

#include <QList>

#include <optional>
#include <vector>

/// One case of tests/data/splice (see the README there): a file, what is set in it, and what must come of it.
struct SpliceCase {
    struct Input {
        frontmatter::Field field;
        QString text;
    };

    QString name; ///< "C07 empty and a comment"
    QString fileName;
    QByteArray before;
    QByteArray after; ///< the same bytes again unless the case is done
    QList<Input> inputs;
    std::optional<frontmatter::Fault> refused; ///< a reason that ends with * goes on
    QString refusedInput;                      ///< why the value is not taken at all; empty: it is
    QString reads;                             ///< "heat integer 5" before the edit; empty: not said
    bool isBroken = false;                     ///< a broken row, with the place of `refused`
    bool isNoStory = false;                    ///< not listed
    bool isAsItIs = false;                     ///< not tried with other line ends and a byte order mark
    bool isRefusedByPyYaml = false;

    [[nodiscard]] bool isDone() const { return !refused && refusedInput.isEmpty(); }
    [[nodiscard]] std::vector<frontmatter::Assignment> assignments() const;
    /// With other line ends and a byte order mark; nothing where that would be another case.
    [[nodiscard]] std::optional<SpliceCase> as(const Variant &variant) const;
};

/// All of them, in the order of their names.
QList<SpliceCase> spliceCases();
