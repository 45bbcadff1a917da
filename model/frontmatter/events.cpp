#include "model/frontmatter/events.h"

#include "model/frontmatter/words.h"

#include <streambuf>
#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

namespace frontmatter
{
namespace
{

class Recorder final : public YAML::EventHandler
{
public:
    std::vector<Event> events;

    void OnDocumentStart(const YAML::Mark &) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark &, YAML::anchor_t anchor) override { add(Event::Kind::Null, anchor); }
    void OnAlias(const YAML::Mark &, YAML::anchor_t anchor) override { add(Event::Kind::Alias, anchor); }
    void OnScalar(const YAML::Mark &, const std::string &tag, YAML::anchor_t anchor,
                  const std::string &value) override
    {
        add(Event::Kind::Scalar, anchor, tag, value);
    }
    void OnSequenceStart(const YAML::Mark &, const std::string &tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override
    {
        add(Event::Kind::SequenceStart, anchor, tag);
    }
    void OnSequenceEnd() override { add(Event::Kind::SequenceEnd, 0); }
    void OnMapStart(const YAML::Mark &, const std::string &tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override
    {
        add(Event::Kind::MapStart, anchor, tag);
    }
    void OnMapEnd() override { add(Event::Kind::MapEnd, 0); }

private:
    void add(Event::Kind kind, YAML::anchor_t anchor, const std::string &tag = {}, const std::string &value = {})
    {
        events.push_back({kind, anchor, tag, value});
    }
};

/// Lets yaml-cpp read the bytes where they are.
class ViewBuffer final : public std::streambuf
{
public:
    explicit ViewBuffer(std::string_view view)
    {
        char *begin = const_cast<char *>(view.data()); // std::streambuf reads through it only
        setg(begin, begin, begin + view.size());
    }
};

} // namespace

tl::expected<std::vector<Event>, Fault> eventsOf(std::string_view bytes, Span range)
{
    ViewBuffer buffer(range.in(bytes));
    std::istream stream(&buffer);
    Recorder recorder;
    try {
        YAML::Parser parser(stream);
        parser.HandleNextDocument(recorder);
    } catch (const YAML::DeepRecursion &problem) {
        const auto offset = range.begin + static_cast<std::size_t>(std::max(problem.mark.pos, 0));
        return tl::unexpected(Fault{placeOf(bytes, offset), Words::tr("the values are nested too deeply here")});
    } catch (const YAML::Exception &problem) {
        const auto offset = range.begin + static_cast<std::size_t>(std::max(problem.mark.pos, 0));
        return tl::unexpected(Fault{placeOf(bytes, std::min(offset, range.end)),
                                    Words::tr("YAML cannot be read here (%1)").arg(toText(problem.msg))});
    }
    return std::move(recorder.events);
}

} // namespace frontmatter
