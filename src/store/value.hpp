// What goes into a statement and what comes out of it, the same for both engines.
#pragma once

#include "base/bytes.hpp"
#include "base/ids.hpp"
#include "base/result.hpp"
#include "base/time.hpp"

#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace alongside::store {

/// One bound parameter. Text and blobs are views: what they look at must outlive the call.
class Value {
public:
    enum class Type : std::uint8_t { null, integer, text, blob };

    Value(std::nullopt_t) {}
    template <std::integral T>
    Value(T value) : type_(Type::integer), integer_(static_cast<std::int64_t>(value)) {}
    Value(std::string_view text) : Value(Type::text, bytes_of(text)) {}
    Value(const std::string& text) : Value(std::string_view(text)) {}
    Value(const char* text) : Value(std::string_view(text)) {}
    Value(ByteView blob) : Value(Type::blob, blob) {}
    Value(const Bytes& blob) : Value(Type::blob, blob) {}
    template <std::size_t N>
    Value(const std::array<std::uint8_t, N>& blob) : Value(Type::blob, blob) {}
    template <class Tag>
    Value(const Id<Tag>& id) : Value(Type::blob, id.bytes()) {}
    /// Milliseconds since 1970 in UTC.
    Value(Instant at) : Value(to_milliseconds(at)) {}
    /// Days since 1970.
    Value(Day day) : Value(std::chrono::sys_days(day).time_since_epoch().count()) {}
    template <class T>
    Value(const std::optional<T>& value) {
        if (value) *this = Value(*value);
    }

    [[nodiscard]] Type type() const { return type_; }
    [[nodiscard]] std::int64_t integer() const { return integer_; }
    [[nodiscard]] ByteView bytes() const { return bytes_; }

private:
    Value(Type type, ByteView bytes) : type_(type), bytes_(bytes) {}

    Type type_ = Type::null;
    std::int64_t integer_ = 0;
    ByteView bytes_;
};

/// The parameters of one statement that is to run many times, row after row.
/// Holds views: whatever was added must outlive it.
class Parameters {
public:
    template <class... Vs>
    void add(const Vs&... values) {
        check(width_ == 0 || width_ == sizeof...(values));
        width_ = sizeof...(values);
        (values_.emplace_back(values), ...);
    }
    void add_row(std::span<const Value> row) {
        check(width_ == 0 || width_ == row.size());
        width_ = row.size();
        values_.insert(values_.end(), row.begin(), row.end());
    }
    [[nodiscard]] std::size_t size() const { return width_ == 0 ? 0 : values_.size() / width_; }
    [[nodiscard]] bool empty() const { return values_.empty(); }
    [[nodiscard]] std::span<const Value> row(std::size_t index) const {
        return std::span(values_).subspan(index * width_, width_);
    }

private:
    std::size_t width_ = 0;
    std::vector<Value> values_;
};

/// The rows that a query is still giving. What an engine implements; use `Rows`.
class Cursor {
public:
    Cursor() = default;
    Cursor(const Cursor&) = delete;
    Cursor& operator=(const Cursor&) = delete;
    virtual ~Cursor() = default;
    virtual bool next() = 0;
    [[nodiscard]] virtual bool is_null(int column) const = 0;
    [[nodiscard]] virtual std::int64_t integer(int column) const = 0;
    [[nodiscard]] virtual ByteView bytes(int column) const = 0;
};

/// The answer of a query: `while (rows.next()) rows.integer(0)…`. Columns count from 0.
/// Views are good until the next call of `next`.
class Rows {
public:
    explicit Rows(std::unique_ptr<Cursor> cursor) : cursor_(std::move(cursor)) {}

    /// Goes to the next row. @returns false where there is none
    bool next() { return cursor_->next(); }
    [[nodiscard]] bool is_null(int column) const { return cursor_->is_null(column); }
    [[nodiscard]] std::int64_t integer(int column) const { return cursor_->integer(column); }
    /// A small number. @throws Mistake  it is none: nothing that we wrote
    [[nodiscard]] int code(int column) const {
        const std::int64_t number = integer(column);
        check(std::in_range<int>(number));
        return static_cast<int>(number);
    }
    /// 0 or 1. @throws Mistake  it is something else
    [[nodiscard]] bool flag(int column) const {
        const std::int64_t number = integer(column);
        check(number == 0 || number == 1);
        return number == 1;
    }
    [[nodiscard]] ByteView view(int column) const { return cursor_->bytes(column); }
    [[nodiscard]] std::string text(int column) const { return std::string(text_of(view(column))); }
    [[nodiscard]] Bytes bytes(int column) const {
        const ByteView seen = view(column);
        return {seen.begin(), seen.end()};
    }
    [[nodiscard]] Instant instant(int column) const { return from_milliseconds(integer(column)); }
    [[nodiscard]] Day day(int column) const {
        return std::chrono::sys_days{std::chrono::days{integer(column)}};
    }
    /// A blob of exactly N bytes. @throws Mistake  it has another length
    template <std::size_t N>
    [[nodiscard]] std::array<std::uint8_t, N> array(int column) const {
        const ByteView seen = view(column);
        check(seen.size() == N);
        std::array<std::uint8_t, N> value;
        std::copy(seen.begin(), seen.end(), value.begin());
        return value;
    }
    [[nodiscard]] Hash hash(int column) const { return array<32>(column); }
    template <class AnyId>
    [[nodiscard]] AnyId id(int column) const {
        return AnyId{array<16>(column)};
    }
    [[nodiscard]] std::optional<Instant> optional_instant(int column) const {
        if (is_null(column)) return std::nullopt;
        return instant(column);
    }
    [[nodiscard]] std::optional<Bytes> optional_bytes(int column) const {
        if (is_null(column)) return std::nullopt;
        return bytes(column);
    }

private:
    std::unique_ptr<Cursor> cursor_;
};

}  // namespace alongside::store
