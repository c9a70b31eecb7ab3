// Reads parts of FHIR JSON and names what does not fit, with its place in the file.
#pragma once

#include "journal/json.hpp"
#include "measures/definition.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace alongside::measures {

/// Something about a definition that someone has to mend.
struct Fault {
    std::string file;
    std::string path;      ///< JSON pointer; empty where the whole file is meant
    std::string sentence;  ///< what is wrong and what to do
    friend bool operator==(const Fault&, const Fault&) = default;
};
BOOST_DESCRIBE_STRUCT(Fault, (), (file, path, sentence))

inline constexpr std::string_view extension_root = "urn:alongside:instrument:";
inline constexpr std::size_t longest_text = 2000;  ///< characters of one text in a definition
inline constexpr std::size_t longest_code = 80;

/// What was found wrong in one file.
class Faults {
public:
    explicit Faults(std::string file) : file_(std::move(file)) {}
    void add(std::string_view path, std::string sentence);
    [[nodiscard]] std::vector<Fault> take() { return std::move(faults_); }
    [[nodiscard]] bool none() const { return faults_.empty(); }

private:
    static constexpr std::size_t most = 100;  ///< more helps nobody
    std::string file_;
    std::vector<Fault> faults_;
};

/// A place in the JSON of one file.
class Node {
public:
    Node(const json::value& value, std::string path, Faults& faults)
        : value_(&value), path_(std::move(path)), faults_(&faults) {}

    [[nodiscard]] const json::value& value() const { return *value_; }
    [[nodiscard]] const std::string& path() const { return path_; }
    void fault(std::string sentence) const { faults_->add(path_, std::move(sentence)); }

    /// A field of an object. @returns nothing where it is absent
    [[nodiscard]] std::optional<Node> field(std::string_view name) const;
    /// The same, and a fault where it is absent.
    [[nodiscard]] std::optional<Node> needed(std::string_view name) const;
    /// The elements of a field that is a list; none where it is absent.
    [[nodiscard]] std::vector<Node> list(std::string_view name) const;
    /// The value as text of 1 to `most` characters. @returns nothing, with a fault, where it is not
    [[nodiscard]] std::optional<std::string> text(std::size_t most = longest_text) const;
    [[nodiscard]] std::optional<double> number() const;
    [[nodiscard]] std::optional<bool> flag() const;
    /// The text of a field; a fault where it is needed and absent.
    [[nodiscard]] std::string text_of(std::string_view name, bool is_needed,
                                      std::size_t most = longest_text) const;

private:
    const json::value* value_;
    std::string path_;
    Faults* faults_;
};

/// The parts of an extension that has parts. What was not asked for is a fault in the end.
class Parts {
public:
    explicit Parts(const Node& extension);

    [[nodiscard]] const Node& node() const { return node_; }
    [[nodiscard]] std::string text(std::string_view url, bool is_needed = false);
    [[nodiscard]] std::vector<Node> all(std::string_view url);
    [[nodiscard]] std::vector<std::string> texts(std::string_view url);
    [[nodiscard]] std::optional<double> number(std::string_view url);
    /// A whole number from `lowest` to `highest`, or `otherwise` where there is none.
    [[nodiscard]] int whole(std::string_view url, int lowest, int highest, int otherwise);
    [[nodiscard]] bool flag(std::string_view url, bool otherwise);
    /// The parts "en" and "es".
    [[nodiscard]] Worded words();
    /// One of these codes, by its place. @returns 0, with a fault, where it is another
    [[nodiscard]] std::size_t choice(std::string_view url,
                                     std::initializer_list<std::string_view> codes);
    /// Names the parts that nobody asked for.
    void finish() const;

private:
    [[nodiscard]] std::optional<Node> one(std::string_view url);

    Node node_;
    std::vector<std::pair<std::string, Node>> parts_;
    std::set<std::string, std::less<>> asked_;
};

/// The extensions of a resource or element with this url.
[[nodiscard]] std::vector<Node> extensions(const Node& of, std::string_view url);

/// The value of a simple extension, whatever its type: its one field "value…".
[[nodiscard]] std::optional<Node> value_of(const Node& extension);

}  // namespace alongside::measures
