#include "tests/frontmatter/contract.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

using namespace frontmatter;

namespace
{

const std::vector<Assignment> edits{{Field::Published, FieldValue::boolean(false)},
                                    {Field::Quality, FieldValue::integer(123456)},
                                    {Field::Heat, FieldValue::integer(-7)}};

void hold(const QByteArray &broken)
{
    if (broken.isEmpty())
        return;
    std::fprintf(stderr, "the contract is broken: %s\n", broken.constData());
    std::abort(); // libFuzzer keeps the input
}

} // namespace

/// The input is a file. Its outline and values hold together, and each field alone and all at once are edited as the
/// contract says, or not at all.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    hold(brokenOutline(bytes, u"a.yaml"));
    hold(brokenOutline(bytes, u"a.md"));
    if (findFences(bytes, u"a.md").kind != FileKind::Story)
        return 0;
    for (const Assignment &edit : edits)
        hold(brokenSplice(bytes, u"a.md", {edit}));
    hold(brokenSplice(bytes, u"a.md", edits));
    return 0;
}
