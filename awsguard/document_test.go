package awsguard

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/big"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/marketplacecatalog"
	"github.com/aws/aws-sdk-go-v2/service/marketplacecatalog/document"
	"github.com/aws/aws-sdk-go-v2/service/marketplacecatalog/types"
	smithydocument "github.com/aws/smithy-go/document"
	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
)

// findings are what a guard finds, each as a line.
func findings(t *testing.T, changes ...types.Change) string {
	t.Helper()
	input, seen := examineChanges(request(changes...))
	text, err := jsonOf(t.Context(), input)
	if err != nil {
		t.Fatal(err)
	}
	v, err := offercheck.New()
	if err != nil {
		t.Fatal(err)
	}
	report, err := checkChanges(v, text, input.ChangeSet, seen)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, f := range report.Findings {
		fmt.Fprintf(&b, "%s %d %s\n  %s\n  %s\n", f.Severity, f.Change.Index, strings.TrimPrefix(f.Path, fmt.Sprintf("/ChangeSet/%d", f.Change.Index)), f.Message, f.Detail)
	}
	return b.String()
}

type unit string

func (u unit) MarshalText() ([]byte, error) { return []byte(u), nil }

type mode int

func (mode) MarshalText() ([]byte, error) { return []byte("Allowed"), nil }

type money struct {
	Amount json.Number `json:"amount"`
	Format func()
}

func (money) MarshalJSON() ([]byte, error) { return []byte(`"$1"`), nil }

type price struct{ Amount string }

func (*price) MarshalText() ([]byte, error) { return []byte("$1"), nil }

type rawBase struct{ Name json.RawMessage }

type ring struct{ Next *ring }

type ringed struct{ Next *ringed }

func (r *ringed) MarshalJSON() ([]byte, error) { return []byte("{}"), nil }

type base struct{ Name string }

type embedding struct {
	base
	*ring
	Description string    `document:"Description,omitempty" json:"description"`
	Ignored     func()    `document:"-"`
	Date        time.Time `document:"-"`
	_           chan int
}

type forBoth struct {
	Name string `document:"Name" json:"name"`
}

func (forBoth) MarshalJSON() ([]byte, error) { return []byte(`"stored"`), nil }

type rates struct {
	DimensionKey string
	Price        decimal.Decimal
}

func endless() any {
	m := object{}
	m["m"] = m
	return m
}

func loop() any {
	var p any
	p = &p
	return p
}

func nested(levels int) any {
	var v any = "x"
	for range levels {
		v = []any{v}
	}
	return object{"Name": v}
}

// The mistakes that a document's Go value may have, and what is none.
func TestDocument(t *testing.T) {
	for _, test := range []struct {
		name  string
		value any
		want  string
	}{
		{"map", object{"Name": "x"}, ``},
		{"struct", struct{ Name string }{"x"}, ``},
		{"document tags", struct {
			N string  `document:"Name" json:"name"`
			D *string `document:"Description,omitempty" json:"-"`
		}{"x", nil}, ``},
		{"embedded", embedding{base: base{"x"}}, ``},
		{"pointers", aws.String("x"), `error 0 /DetailsDocument
  DetailsDocument: expected an object, found "x"
  give the string as Details
`},
		{"for both", forBoth{"x"}, ``},
		{"text that writes itself", object{"Name": unit("x")}, ``},
		{"raw", json.RawMessage(`{"Name": "x"}`), `error 0 /DetailsDocument
  DetailsDocument: expected a value that the SDK sends as it is meant, found json.RawMessage, which it sends as a list of numbers
  give the JSON text as the string Details, or decode it into a map first
`},
		{"bytes", []byte(`{"Name": "x"}`), `error 0 /DetailsDocument
  DetailsDocument: expected a value that the SDK sends as it is meant, found []byte, which it sends as a list of numbers
  give the JSON text as the string Details, or decode it into a map first
`},
		{"array of bytes", object{"Name": [2]byte{1, 2}}, `error 0 /DetailsDocument/Name
  Name: expected a value that the SDK sends as it is meant, found [2]byte, which it sends as a list of numbers
  give a string
`},
		{"raw inside", object{"Name": json.RawMessage(`"x"`), "Description": []byte("x")}, `error 0 /DetailsDocument/Description
  Description: expected a value that the SDK sends as it is meant, found []byte, which it sends as a list of numbers
  give a string
error 0 /DetailsDocument/Name
  Name: expected a value that the SDK sends as it is meant, found json.RawMessage, which it sends as a list of numbers
  decode it first
`},
		{"nil bytes", struct{ Name []byte }{}, `error 0 /DetailsDocument/Name
  Name: expected a string of 1 to 150 characters, none of \ < >, found null
  
`},
		{"json tags", struct {
			OfferName string `json:"Name,omitempty"`
			Name      string `json:",omitempty"`
			Hidden    int    `json:"-"`
		}{"x", "", 1}, `error 0 /DetailsDocument/OfferName
  OfferName: expected the name Name, as the tag json:"Name,omitempty" of the struct says, found OfferName: the SDK reads document tags only
  write the tag document:"Name,omitempty"
error 0 /DetailsDocument/Name
  Name: expected no member without a value, as the tag json:",omitempty" of the struct says, found "": the SDK reads document tags only
  write the tag document:",omitempty"
error 0 /DetailsDocument/Hidden
  Hidden: expected no such member, as the tag json:"-" of the struct says, found one: the SDK reads document tags only
  write the tag document:"-"
`},
		{"json tag that changes nothing", struct {
			Name string `json:"Name,omitempty"`
		}{"x"}, ``},
		{"json tags that change nothing beside one that does", struct {
			Named string   `json:"Name,omitempty"`
			A     string   `json:"A,omitempty"`
			B     string   `json:"B"`
			C     string   `json:",string"`
			D     [1]int   `json:",omitempty"`
			E     struct{} `json:",omitzero"`
			F     []int    `json:"F,omitempty"`
		}{"x", "y", "", "", [1]int{}, struct{}{}, []int{}}, `error 0 /DetailsDocument/Named
  Named: expected the name Name, as the tag json:"Name,omitempty" of the struct says, found Named: the SDK reads document tags only
  write the tag document:"Name,omitempty"
error 0 /DetailsDocument
  DetailsDocument: expected an object with at least one of Name, Description, PreExistingAgreement, found an object with Named, A, B, C, D, E, F
  
warning 0 /DetailsDocument/A
  unknown field "A"; edition 2026 knows Description, Name, PreExistingAgreement here
  
warning 0 /DetailsDocument/B
  unknown field "B"; edition 2026 knows Description, Name, PreExistingAgreement here
  
warning 0 /DetailsDocument/C
  unknown field "C"; edition 2026 knows Description, Name, PreExistingAgreement here
  
warning 0 /DetailsDocument/D
  unknown field "D"; edition 2026 knows Description, Name, PreExistingAgreement here
  
warning 0 /DetailsDocument/E
  unknown field "E"; edition 2026 knows Description, Name, PreExistingAgreement here
  
warning 0 /DetailsDocument/F
  unknown field "F"; edition 2026 knows Description, Name, PreExistingAgreement here
  
`},
		{"named struct", tagged{"x", "", "h", "d"}, `error 0 /DetailsDocument/OfferName
  OfferName: expected the name Name, as the tag json:"Name" of awsguard.tagged says, found OfferName: the SDK reads document tags only
  write the tag document:"Name"
error 0 /DetailsDocument/Empty
  Empty: expected no member without a value, as the tag json:",omitempty" of awsguard.tagged says, found "": the SDK reads document tags only
  write the tag document:",omitempty"
error 0 /DetailsDocument/Hidden
  Hidden: expected no such member, as the tag json:"-" of awsguard.tagged says, found one: the SDK reads document tags only
  write the tag document:"-"
`},
		{"empty values", struct {
			Bool bool           `json:",omitzero"`
			Int  int8           `json:",omitempty"`
			List []int          `json:",omitempty"`
			Map  map[string]int `json:",omitempty"`
		}{}, `error 0 /DetailsDocument/Bool
  Bool: expected no member without a value, as the tag json:",omitzero" of the struct says, found false: the SDK reads document tags only
  write the tag document:",omitempty"
error 0 /DetailsDocument/Int
  Int: expected no member without a value, as the tag json:",omitempty" of the struct says, found 0: the SDK reads document tags only
  write the tag document:",omitempty"
error 0 /DetailsDocument/List
  List: expected no member without a value, as the tag json:",omitempty" of the struct says, found null: the SDK reads document tags only
  write the tag document:",omitempty"
error 0 /DetailsDocument/Map
  Map: expected no member without a value, as the tag json:",omitempty" of the struct says, found null: the SDK reads document tags only
  write the tag document:",omitempty"
error 0 /DetailsDocument
  DetailsDocument: expected an object with at least one of Name, Description, PreExistingAgreement, found an object with Bool, Int, List, Map
  
`},
		{"raw under a document tag", struct {
			N json.RawMessage `document:"Name"`
		}{json.RawMessage("1")}, `error 0 /DetailsDocument/Name
  Name: expected a value that the SDK sends as it is meant, found json.RawMessage, which it sends as a list of numbers
  decode it first
`},
		{"members in order", object{"Name": 1i, "A": 1i, "D": 1i, "B": 1i, "C": 1i}, `error 0 /DetailsDocument/A
  A: expected a value that the SDK can send, found complex128, for which it sends malformed JSON
  give a number or a string
error 0 /DetailsDocument/B
  B: expected a value that the SDK can send, found complex128, for which it sends malformed JSON
  give a number or a string
error 0 /DetailsDocument/C
  C: expected a value that the SDK can send, found complex128, for which it sends malformed JSON
  give a number or a string
error 0 /DetailsDocument/D
  D: expected a value that the SDK can send, found complex128, for which it sends malformed JSON
  give a number or a string
error 0 /DetailsDocument/Name
  Name: expected a value that the SDK can send, found complex128, for which it sends malformed JSON
  give a number or a string
`},
		{"embedded raw", struct{ rawBase }{rawBase{json.RawMessage("1")}}, `error 0 /DetailsDocument/Name
  Name: expected a value that the SDK sends as it is meant, found json.RawMessage, which it sends as a list of numbers
  decode it first
`},
		{"embedded pointer", struct{ *rawBase }{&rawBase{json.RawMessage("1")}}, `error 0 /DetailsDocument/Name
  Name: expected a value that the SDK sends as it is meant, found json.RawMessage, which it sends as a list of numbers
  decode it first
`},
		{"pointer that writes itself", object{"Name": &price{"1"}}, `error 0 /DetailsDocument/Name
  Name: expected a value that the SDK sends as it is meant, found awsguard.price, whose MarshalText it does not call
  give the string, the number or the map that it stands for
`},
		{"two places", []json.Number{"1", "2"}, `warning 0 /DetailsDocument/0
  DetailsDocument: expected a number, found json.Number, which the SDK sends as a string
  use an int, a float64 or document.Number of smithy-go; 1 more like it
error 0 /DetailsDocument
  DetailsDocument: expected an object, found a list of 2 items
  
`},
		{"number", object{"Name": json.Number("1")}, `warning 0 /DetailsDocument/Name
  Name: expected a number, found json.Number, which the SDK sends as a string
  use an int, a float64 or document.Number of smithy-go
`},
		{"time", object{"Name": "x", "Date": time.Time{}}, `error 0 /DetailsDocument/Date
  Date: expected a value that the SDK can send, found time.Time, for which it sends malformed JSON
  format it: AWS takes dates as strings such as 2024-05-01
`},
		{"type of the SDK", object{"Name": types.Entity{}}, `error 0 /DetailsDocument/Name
  Name: expected a value that the SDK can send, found types.Entity, for which it sends malformed JSON
  a type of the SDK cannot stand in a document; use a map, or a struct with document tags
`},
		{"function", object{"Name": "x", "F": func() {}}, `error 0 /DetailsDocument/F
  F: expected a value that the SDK can send, found func(), which it leaves out
  leave it out
`},
		{"complex", object{"Name": 1i}, `error 0 /DetailsDocument/Name
  Name: expected a value that the SDK can send, found complex128, for which it sends malformed JSON
  give a number or a string
`},
		{"NaN", object{"Name": math.NaN()}, `error 0 /DetailsDocument/Name
  Name: expected a value that the SDK can send, found NaN, on which it panics
  give a finite number
`},
		{"infinite", object{"Name": float32(math.Inf(-1))}, `error 0 /DetailsDocument/Name
  Name: expected a value that the SDK can send, found -Inf, on which it panics
  give a finite number
`},
		{"no name", object{"": 1}, `error 0 /DetailsDocument
  DetailsDocument: expected a value that the SDK can send, found a member without a name, for which it sends malformed JSON
  name it
`},
		{"document", object{"Name": document.NewLazyDocument("x")}, `error 0 /DetailsDocument/Name
  Name: expected a value that the SDK sends as it is meant, found a document within the document, which it sends as {}
  give the value that the inner document was made of
`},
		{"document of a document", document.NewLazyDocument(object{"Name": "x"}), `error 0 /DetailsDocument
  DetailsDocument: expected a value that the SDK sends as it is meant, found a document within the document, which it sends as {}
  give the value that the inner document was made of
`},
		{"decimal", object{"Name": decimal.RequireFromString("1.5")}, `error 0 /DetailsDocument/Name
  Name: expected a value that the SDK sends as it is meant, found decimal.Decimal, whose MarshalJSON it does not call
  give the string, the number or the map that it stands for
`},
		{"pointer to decimal", object{"Name": new(decimal.Decimal)}, `error 0 /DetailsDocument/Name
  Name: expected a value that the SDK sends as it is meant, found decimal.Decimal, whose MarshalJSON it does not call
  give the string, the number or the map that it stands for
`},
		{"address", object{"Name": netip.MustParseAddr("::1")}, `error 0 /DetailsDocument/Name
  Name: expected a value that the SDK sends as it is meant, found netip.Addr, whose MarshalText it does not call
  give the string, the number or the map that it stands for
`},
		{"enumeration", object{"Name": mode(1)}, `error 0 /DetailsDocument/Name
  Name: expected a value that the SDK sends as it is meant, found awsguard.mode, whose MarshalText it does not call
  give the string, the number or the map that it stands for
`},
		{"what writes itself, with fields", object{"Name": money{"1", func() {}}}, `error 0 /DetailsDocument/Name
  Name: expected a value that the SDK sends as it is meant, found awsguard.money, whose MarshalJSON it does not call
  give the string, the number or the map that it stands for
`},
		{"bad document.Number", object{"Name": smithydocument.Number("1x")}, `error 0 /DetailsDocument/Name
  Name: expected a value that the SDK can send, found a document.Number that is no number, for which it sends malformed JSON
  write it as JSON writes numbers, such as 12 or 0.5
`},
		{"odd document.Number", object{"Name": smithydocument.Number("[]")}, `error 0 /DetailsDocument
  DetailsDocument: expected a value that the SDK can send, found one on which it fails: marshal failed, invalid number literal: []
  use maps, lists, strings, numbers and structs with document tags
`},
		{"big numbers", object{"Name": "x", "A": big.NewInt(1), "B": big.NewFloat(1.5)}, `warning 0 /DetailsDocument/A
  unknown field "A"; edition 2026 knows Description, Name, PreExistingAgreement here
  
warning 0 /DetailsDocument/B
  unknown field "B"; edition 2026 knows Description, Name, PreExistingAgreement here
  
`},
		{"infinite big number", object{"Name": new(big.Float).SetInf(false)}, `error 0 /DetailsDocument
  DetailsDocument: expected a value that the SDK can send, found one on which it fails: "{\"Name\":+Inf}" is not JSON
  use maps, lists, strings, numbers and structs with document tags
`},
		{"endless map", endless(), `error 0 /DetailsDocument
  DetailsDocument: expected at most 500 levels and 1048576 values, found more
  look for a map, list or pointer that leads back to itself: the SDK follows it without end
`},
		{"endless pointer", loop(), `error 0 /DetailsDocument
  DetailsDocument: expected at most 500 levels and 1048576 values, found more
  look for a map, list or pointer that leads back to itself: the SDK follows it without end
`},
		{"ring", func() any { r := &ring{}; r.Next = r; return r }(), `error 0 /DetailsDocument
  DetailsDocument: expected at most 500 levels and 1048576 values, found more
  look for a map, list or pointer that leads back to itself: the SDK follows it without end
`},
		{"ring that writes itself", func() any { r := &ringed{}; r.Next = r; return r }(), `error 0 /DetailsDocument
  DetailsDocument: expected at most 500 levels and 1048576 values, found more
  look for a map, list or pointer that leads back to itself: the SDK follows it without end
`},
		{"deep", nested(maxLevels - 1), `error 0 /DetailsDocument/Name
  Name: expected a string of 1 to 150 characters, none of \ < >, found a list of 1 item
  
`},
		{"too deep", nested(maxLevels), `error 0 /DetailsDocument
  DetailsDocument: expected at most 500 levels and 1048576 values, found more
  look for a map, list or pointer that leads back to itself: the SDK follows it without end
`},
		{"many places", []rates{{"a", decimal.Zero}, {"b", decimal.Zero}, {"c", decimal.Zero}}, `error 0 /DetailsDocument/0/Price
  Price: expected a value that the SDK sends as it is meant, found decimal.Decimal, whose MarshalJSON it does not call
  give the string, the number or the map that it stands for; 2 more like it
error 0 /DetailsDocument
  DetailsDocument: expected an object, found a list of 3 items
  
`},
		{"escaped", object{"a/b~c": []any{0, json.RawMessage("1")}}, `error 0 /DetailsDocument/a~1b~0c/1
  a/b~c: expected a value that the SDK sends as it is meant, found json.RawMessage, which it sends as a list of numbers
  decode it first
error 0 /DetailsDocument
  DetailsDocument: expected an object with at least one of Name, Description, PreExistingAgreement, found an object with a/b~c
  
warning 0 /DetailsDocument/a~1b~0c
  unknown field "a/b~c"; edition 2026 knows Description, Name, PreExistingAgreement here
  
`},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, findings(t, change("UpdateInformation", test.value))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// Values of odd types are gone through as the SDK does, without a mistake.
func TestDocumentOdd(t *testing.T) {
	type hidden struct {
		Name  any
		inner func()
	}
	var nobody fmt.Stringer
	for _, test := range []struct {
		value any
		sent  string
	}{
		{nobody, `null`},
		{struct{ fmt.Stringer }{}, `{"Stringer":null}`},
		{struct{ hidden }{hidden{inner: func() {}}}, `{"Name":null}`},
		{struct{ *hidden }{}, `{}`},
		{map[any]any{nil: 1, 2: "b", "c": nil, [1]bool{true}: struct{}{}}, `{"2":"b","<nil>":1,"[true]":{},"c":null}`},
		{[2]any{[]string(nil), map[string]int(nil)}, `[[],{}]`},
		{[]*int{nil}, `[null]`},
		{[]uint16{1}, `[1]`},
		{object{"f": float32(0.1), "u": uint64(1 << 63), "i": int8(-1), "t": true}, `{"f":0.1,"i":-1,"t":true,"u":9223372036854775808}`},
	} {
		seen := examine(document.NewLazyDocument(test.value))
		if string(seen.sent) != test.sent || len(seen.mistakes) > 0 {
			t.Errorf("%T is sent as %s, with %d mistakes; want %s", test.value, seen.sent, len(seen.mistakes), test.sent)
		}
	}
}

// A mistake that matters only where what is sent is wrong is an error there and
// a warning elsewhere; findings of other changes stay as they are.
func TestDocumentAmongOthers(t *testing.T) {
	fixed := object{"PricingModel": "Contract", "Terms": []any{object{
		"Type": "FixedUpfrontPricingTerm", "CurrencyCode": "USD", "Price": json.Number("0.10"), "Duration": "P1M",
		"Grants": []any{object{"DimensionKey": "a", "MaxQuantity": json.Number("5")}}}}}
	product := change("AddDimensions", []any{struct {
		K string `json:"Key"`
	}{"a"}, json.Number("1")})
	product.Entity = &types.Entity{Type: aws.String("SaaSProduct@1.0"), Identifier: aws.String("prod-1")}
	const want = `error 1 /DetailsDocument/Terms/0/Grants/0/MaxQuantity
  MaxQuantity: expected a number, found json.Number, which the SDK sends as a string
  use an int, a float64 or document.Number of smithy-go
warning 1 /DetailsDocument/Terms/0/Price
  Price: expected a number, found json.Number, which the SDK sends as a string
  use an int, a float64 or document.Number of smithy-go
warning 2 /DetailsDocument/0/K
  K: expected the name Key, as the tag json:"Key" of the struct says, found K: the SDK reads document tags only
  write the tag document:"Key"
warning 2 /DetailsDocument/1
  DetailsDocument: expected a number, found json.Number, which the SDK sends as a string
  use an int, a float64 or document.Number of smithy-go
error 3 /DetailsDocument
  DetailsDocument: expected a value that the SDK sends as it is meant, found json.RawMessage, which it sends as a list of numbers
  give the JSON text as the string Details, or decode it into a map first
error 0 /DetailsDocument/Name
  Name: expected a string of 1 to 150 characters, none of \ < >, found ""
  
`
	got := findings(t, change("UpdateInformation", object{"Name": ""}), change("UpdatePricingTerms", fixed), product, change("UpdateSupportTerms", json.RawMessage("{}")))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A document that came from AWS is sent as it came, numbers included.
func TestDocumentFromAWS(t *testing.T) {
	s := newService(t, map[string][]string{"DescribeEntity offer-1": {`{"DetailsDocument": {"Name": "<x>", "Description": "y", "Number": 1.50}}`}})
	out, err := s.catalog().DescribeEntity(t.Context(), &marketplacecatalog.DescribeEntityInput{Catalog: aws.String("AWSMarketplace"), EntityId: aws.String("offer-1")})
	if err != nil {
		t.Fatal(err)
	}
	seen := examine(out.DetailsDocument)
	if diff := cmp.Diff(`{"Description":"y","Name":"\u003cx\u003e","Number":1.50}`, string(seen.sent)); diff != "" || len(seen.mistakes) > 0 {
		t.Errorf("%d mistakes; sent (-want +got):\n%s", len(seen.mistakes), diff)
	}
}

// faulty is a document of the caller's own making.
type faulty struct {
	document.Interface
	marshal func() ([]byte, error)
}

func (f faulty) MarshalSmithyDocument() ([]byte, error) { return f.marshal() }

func TestDocumentOfOwnMaking(t *testing.T) {
	for _, test := range []struct {
		name    string
		marshal func() ([]byte, error)
		want    string
	}{
		{"good", func() ([]byte, error) { return []byte(`{"Name": "x"}`), nil }, ""},
		{"error", func() ([]byte, error) { return nil, errors.New("out of ink") }, "out of ink"},
		{"panic", func() ([]byte, error) { panic("out of paper") }, "panic: out of paper"},
		{"nothing", func() ([]byte, error) { return nil, nil }, `"" is not JSON`},
		{"no JSON", func() ([]byte, error) { return []byte(`{"Name": }`), nil }, `"{\"Name\": }" is not JSON`},
	} {
		c := change("UpdateInformation", nil)
		c.DetailsDocument = faulty{marshal: test.marshal}
		want := ""
		if test.want != "" {
			want = "error 0 /DetailsDocument\n  DetailsDocument: expected a value that the SDK can send, found one on which it fails: " + test.want +
				"\n  use maps, lists, strings, numbers and structs with document tags\n"
		}
		if diff := cmp.Diff(want, findings(t, c)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

// What is wrong with a document keeps the request from leaving, unless its row
// is left out.
func TestDocumentRefused(t *testing.T) {
	s := newService(t, nil)
	product := change("AddDimensions", json.RawMessage("[]"))
	product.Entity = &types.Entity{Type: aws.String("SaaSProduct@1.0"), Identifier: aws.String("prod-1")}
	if _, err := s.catalog(Guard{}.Catalog).StartChangeSet(t.Context(), request(product)); !errors.Is(err, errcodes.ValidationException) {
		t.Errorf("for a product the error is %v", err)
	}
	in := request(change("UpdateInformation", object{"Name": json.RawMessage("1")}))
	_, err := s.catalog(Guard{}.Catalog).StartChangeSet(t.Context(), in)
	want := "/ChangeSet/0/DetailsDocument/Name: ValidationException: Name: expected a value that the SDK sends as it is meant, found json.RawMessage, which it sends as a list of numbers (decode it first)"
	if !errors.Is(err, errcodes.ValidationException) || !strings.HasSuffix(err.Error(), want) {
		t.Errorf("the error is %v, want it to end in %s", err, want)
	}
	v, err := offercheck.New(offercheck.WithoutRow("StartChangeSet/422/ChangeSet[].Details", "meant so"),
		offercheck.WithoutRow("UpdateInformation/422/Name", "meant so"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.catalog(Guard{Validator: v, Log: quiet()}.Catalog).StartChangeSet(t.Context(), in); err != nil {
		t.Errorf("without the row the call returns %v", err)
	}
	if n := s.count("StartChangeSet"); n != 1 {
		t.Errorf("%d requests left, want 1", n)
	}
}
