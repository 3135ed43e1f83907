package awsguard

import (
	"cmp"
	"encoding"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"math/big"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/marketplacecatalog/document"
	smithydocument "github.com/aws/smithy-go/document"
	smithyjson "github.com/aws/smithy-go/document/json"
)

// Bounds of a document's Go value: one beyond refers to itself, most likely, and
// the SDK would follow it without end.
const (
	maxLevels = 500
	maxValues = 1 << 20
)

// A mistake is a Go value that the SDK sends as something else than was meant,
// or cannot send.
type mistake struct {
	message string   // what was expected and what was found
	detail  string   // how to fix it
	certain bool     // otherwise it is an error only where what is sent is found wrong
	places  []string // pointers into the document; the first is reported
}

// examined is what was seen in a document.
type examined struct {
	sent       []byte // as the SDK will send it
	unsendable bool   // the SDK cannot send it: there is a mistake that says why
	mistakes   []*mistake
}

// examine looks at the Go value that a document was made of, and at what the SDK
// makes of it.
func examine(doc document.Interface) examined {
	w := &walk{byMessage: map[string]*mistake{}, left: maxValues}
	root := &place{name: "DetailsDocument"}
	var value any
	if made, ok := doc.(interface{ Value() any }); ok {
		value = made.Value()
		w.value(reflect.ValueOf(value), root)
	}
	if w.endless {
		return examined{unsendable: true, mistakes: []*mistake{{certain: true, places: []string{""},
			message: fmt.Sprintf("DetailsDocument: expected at most %d levels and %d values, found more", maxLevels, maxValues),
			detail:  "look for a map, list or pointer that leads back to itself: the SDK follows it without end"}}}
	}
	sent, err := try(doc.MarshalSmithyDocument)
	if err == nil && !json.Valid(sent) {
		err = fmt.Errorf("%.40q is not JSON", sent)
	}
	if err != nil {
		if !slices.ContainsFunc(w.mistakes, func(m *mistake) bool { return m.certain }) {
			w.cannot(root, "one on which it fails: "+err.Error(), "use maps, lists, strings, numbers and structs with document tags")
		}
		return examined{unsendable: true, mistakes: w.mistakes}
	}
	if len(w.mistakes) > 0 {
		meant, err := try(func() ([]byte, error) { return json.Marshal(value) })
		if err == nil && sameJSON(sent, meant) { // as for a document that came from AWS
			w.mistakes = slices.DeleteFunc(w.mistakes, func(m *mistake) bool { return !m.certain })
		}
	}
	return examined{sent: sent, mistakes: w.mistakes}
}

// try recovers from panics in the SDK's encoder: NaN causes one, and so may methods of the
// caller's types.
func try(marshal func() ([]byte, error)) (text []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	return marshal()
}

func sameJSON(a, b []byte) bool {
	var x, y any
	return json.Unmarshal(a, &x) == nil && json.Unmarshal(b, &y) == nil && reflect.DeepEqual(x, y)
}

// A place is where in the document a value stands.
type place struct {
	up    *place // nil for the root
	token string // the member's name or the item's index
	name  string // what a message calls it: the nearest member
	level int
}

func (p *place) member(name string) *place { return &place{p, name, name, p.level + 1} }
func (p *place) item(i int) *place         { return &place{p, strconv.Itoa(i), p.name, p.level + 1} }

var escape = strings.NewReplacer("~", "~0", "/", "~1")

func (p *place) pointer() string {
	if p.up == nil {
		return ""
	}
	return p.up.pointer() + "/" + escape.Replace(p.token)
}

// A walk goes through a Go value as the SDK's encoder does.
type walk struct {
	mistakes  []*mistake
	byMessage map[string]*mistake
	left      int // values that may still be visited
	endless   bool
	measuring bool // only whether there is an end
}

// add notes a mistake, each message once.
func (w *walk) add(at *place, certain bool, message, detail string) {
	if w.measuring {
		return
	}
	message = at.name + ": expected " + message
	m := w.byMessage[message]
	if m == nil {
		m = &mistake{message: message, detail: detail, certain: certain}
		w.byMessage[message] = m
		w.mistakes = append(w.mistakes, m)
	}
	m.places = append(m.places, at.pointer())
}

// malformed is what becomes of an error in a document: the SDK drops it.
const malformed = ", for which it sends malformed JSON"

// cannot notes what the SDK does not send.
func (w *walk) cannot(at *place, found, detail string) {
	w.add(at, true, "a value that the SDK can send, found "+found, detail)
}

// differs notes what the SDK sends as something else.
func (w *walk) differs(at *place, found, detail string) {
	w.add(at, true, "a value that the SDK sends as it is meant, found "+found, detail)
}

func (w *walk) visit(at *place) bool {
	w.left--
	w.endless = w.endless || w.left < 0 || at.level > maxLevels
	return !w.endless
}

func (w *walk) value(v reflect.Value, at *place) {
	if v.IsValid() && v.IsZero() && zero(v.Kind()) != "" {
		return // left out, or sent as null or the like, whatever the type
	}
	v, ok := w.indirect(v, at)
	if !ok || w.special(v, at) {
		return
	}
	w.inside(v, at)
}

// indirect follows pointers and interfaces; it is false for nil, which is sent
// as null.
func (w *walk) indirect(v reflect.Value, at *place) (reflect.Value, bool) {
	for w.visit(at) && v.IsValid() {
		if v.Kind() != reflect.Pointer && v.Kind() != reflect.Interface {
			return v, true
		}
		if v.IsNil() {
			break
		}
		if v.Type().Implements(reflect.TypeFor[smithydocument.Marshaler]()) {
			w.differs(at, "a document within the document, which it sends as {}", "give the value that the inner document was made of")
			break
		}
		v = v.Elem()
	}
	return v, false
}

// special looks at types that the SDK treats otherwise than encoding/json does;
// it reports whether the value is done with.
func (w *walk) special(v reflect.Value, at *place) bool {
	if w.measuring {
		return false
	}
	switch t := v.Type(); {
	case t == reflect.TypeFor[smithydocument.Number]():
		if !json.Valid([]byte(v.String())) {
			w.cannot(at, "a document.Number that is no number"+malformed, "write it as JSON writes numbers, such as 12 or 0.5")
		}
	case t == reflect.TypeFor[json.Number]():
		w.add(at, false, "a number, found json.Number, which the SDK sends as a string", "use an int, a float64 or document.Number of smithy-go")
	case (t.Kind() == reflect.Slice || t.Kind() == reflect.Array) && t.Elem().Kind() == reflect.Uint8:
		detail := "give a string"
		switch {
		case at.up == nil:
			detail = "give the JSON text as the string Details, or decode it into a map first"
		case t == reflect.TypeFor[json.RawMessage]():
			detail = "decode it first"
		}
		w.differs(at, strings.Replace(t.String(), "uint8", "byte", 1)+", which it sends as a list of numbers", detail)
	case t.Kind() == reflect.Struct && t.ConvertibleTo(reflect.TypeFor[time.Time]()):
		w.cannot(at, t.String()+malformed, "format it: AWS takes dates as strings such as 2024-05-01")
	case t.Kind() == reflect.Struct && smithydocument.IsNoSerde(v.Interface()):
		w.cannot(at, t.String()+malformed, "a type of the SDK cannot stand in a document; use a map, or a struct with document tags")
	case t.ConvertibleTo(reflect.TypeFor[big.Float]()):
		// sent as a number, as was meant, though it has a MarshalText
	default:
		return w.writesItself(v, at)
	}
	return true
}

// writesItself looks at types that say themselves what they are in JSON: the SDK
// does not ask them. A struct with document tags was made for the SDK.
func (w *walk) writesItself(v reflect.Value, at *place) bool {
	x, method := marshaler(v)
	if method == "" || v.Kind() == reflect.Struct && hasDocumentTags(v.Type()) {
		return false
	}
	measured := walk{left: w.left, measuring: true}
	measured.inside(v, at)
	w.left, w.endless = measured.left, measured.endless
	if w.endless {
		return true
	}
	sent, errSent := try(func() ([]byte, error) { return smithyjson.NewEncoder().Encode(x) })
	meant, errMeant := try(func() ([]byte, error) { return json.Marshal(x) })
	if errSent != nil || errMeant != nil || !sameJSON(sent, meant) {
		w.differs(at, fmt.Sprintf("%s, whose %s it does not call", v.Type(), method), "give the string, the number or the map that it stands for")
	}
	return true
}

// marshaler is the value as encoding/json takes it, and its method that writes
// it, "" for none.
func marshaler(v reflect.Value) (x any, method string) {
	if v.CanAddr() {
		v = v.Addr()
	}
	switch x := v.Interface().(type) {
	case json.Marshaler:
		return x, "MarshalJSON"
	case encoding.TextMarshaler:
		return x, "MarshalText"
	}
	return nil, ""
}

func hasDocumentTags(t reflect.Type) bool {
	for f := range t.Fields() {
		if _, ok := f.Tag.Lookup("document"); ok {
			return true
		}
	}
	return false
}

// inside goes through what the value holds.
func (w *walk) inside(v reflect.Value, at *place) {
	switch v.Kind() {
	case reflect.Struct:
		w.fields(v, at)
	case reflect.Map:
		w.members(v, at)
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			w.value(v.Index(i), at.item(i))
		}
	case reflect.Chan, reflect.Func, reflect.UnsafePointer:
		w.cannot(at, v.Type().String()+", which it leaves out", "leave it out")
	case reflect.Complex64, reflect.Complex128, reflect.Uintptr:
		w.cannot(at, v.Type().String()+malformed, "give a number or a string")
	case reflect.Float32, reflect.Float64:
		if f := v.Float(); math.IsNaN(f) || math.IsInf(f, 0) {
			w.cannot(at, strconv.FormatFloat(f, 'g', -1, 64)+", on which it panics", "give a finite number")
		}
	}
}

func (w *walk) members(v reflect.Value, at *place) {
	values := make(map[string]reflect.Value, v.Len())
	for key, value := range v.Seq2() {
		values[fmt.Sprint(key.Interface())] = value
	}
	for _, name := range slices.Sorted(maps.Keys(values)) {
		if name == "" {
			w.cannot(at, "a member without a name"+malformed, "name it")
		}
		w.value(values[name], at.member(name))
	}
}

// fields goes through a struct; the fields of embedded structs are its own.
func (w *walk) fields(v reflect.Value, at *place) {
	for f, field := range v.Fields() {
		tag, tagged := f.Tag.Lookup("document")
		name, _, _ := strings.Cut(tag, ",")
		if name == "-" {
			continue
		}
		if f.Anonymous && reflect.Indirect(field).Kind() == reflect.Struct {
			if w.visit(at) {
				w.fields(reflect.Indirect(field), at)
			}
			continue
		}
		if !f.IsExported() {
			continue
		}
		under := at.member(cmp.Or(name, f.Name))
		if !tagged {
			w.jsonTag(v.Type(), f, field, under)
		}
		w.value(field, under)
	}
}

// jsonTag looks at a field that has no document tag. That the SDK does not heed
// its json tag is a mistake unless that changes nothing.
func (w *walk) jsonTag(t reflect.Type, f reflect.StructField, field reflect.Value, at *place) {
	name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
	omits := isOption(options, "omitempty") || isOption(options, "omitzero")
	owner := "the struct"
	if t.Name() != "" {
		owner = t.String()
	}
	expected, found, fix := "", "", ""
	switch {
	case f.Tag.Get("json") == "-":
		expected, found, fix = "no such member", "one", "-"
	case name != "" && name != f.Name:
		expected, found, fix = "the name "+name, f.Name, name
		if omits {
			fix += ",omitempty"
		}
	case omits && field.IsZero() && zero(field.Kind()) != "":
		expected, found, fix = "no member without a value", zero(field.Kind()), ",omitempty"
	default:
		return
	}
	w.add(at, false, fmt.Sprintf("%s, as the tag json:%q of %s says, found %s: the SDK reads document tags only", expected, f.Tag.Get("json"), owner, found),
		fmt.Sprintf("write the tag document:%q", fix))
}

func isOption(options, option string) bool {
	return slices.Contains(strings.Split(options, ","), option)
}

// zero is what the SDK sends for the zero value of a kind, "" where it has none
// that a document tag could leave out.
func zero(k reflect.Kind) string {
	switch k {
	case reflect.Pointer, reflect.Interface, reflect.Map, reflect.Slice:
		return "null"
	case reflect.String:
		return `""`
	case reflect.Bool:
		return "false"
	case reflect.Struct, reflect.Array, reflect.Chan, reflect.Func, reflect.UnsafePointer, reflect.Complex64, reflect.Complex128:
		return ""
	}
	return "0"
}
