package jsondoc_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/jsondoc"
)

func parse(t testing.TB, text string) jsondoc.Node {
	t.Helper()
	doc, err := jsondoc.Parse([]byte(text), jsondoc.Options{})
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return doc.Root()
}

// refused is what is said of text that is no document: LINE:COLUMN: PROBLEM.
func refused(t testing.TB, text string, o jsondoc.Options) string {
	t.Helper()
	_, err := jsondoc.Parse([]byte(text), o)
	var syntax *errcodes.SyntaxError
	if !errors.As(err, &syntax) {
		t.Errorf("%.80q is read; error %v", text, err)
		return ""
	}
	if want := fmt.Sprintf("line %d, column %d: %s", syntax.Line, syntax.Column, syntax.Problem); err.Error() != want {
		t.Errorf("the error says %s, want %s", err, want)
	}
	return fmt.Sprintf("%d:%d: %s", syntax.Line, syntax.Column, syntax.Problem)
}

func TestSyntaxErrors(t *testing.T) {
	for text, want := range map[string]string{
		"":                             "1:1: the document is empty",
		" \n\t ":                       "2:3: the document is empty",
		"\uFEFF":                       "1:1: the document is empty",
		"nul":                          "1:1: JSON is expected, not 'n'",
		"True":                         "1:1: JSON is expected, not True; JSON writes true",
		"[None]":                       "1:2: a value is expected, not None; JSON writes null",
		"'a'":                          "1:1: JSON is expected, not a single quote; JSON writes strings in double quotes",
		"{'a': 1}":                     "1:2: a field name in double quotes is expected, not a single quote; JSON writes strings in double quotes",
		"// x":                         "1:1: JSON is expected, not a comment; JSON has none, remove it",
		"[1 /* x */]":                  "1:4: a comma or ']' is expected, not a comment; JSON has none, remove it",
		"/":                            "1:1: JSON is expected, not '/'",
		"NaN":                          "1:1: JSON is expected, not 'N'",
		"+1":                           "1:1: JSON is expected, not '+'",
		".5":                           "1:1: JSON is expected, not '.'",
		"{} {}":                        "1:4: there is text after the end of the document: '{'",
		"[]]":                          "1:3: there is text after the end of the document: ']'",
		"truefalse":                    "1:5: there is text after the end of the document: 'f'",
		"{}\n\n ,":                     "3:2: there is text after the end of the document: ','",
		"{} \uFEFF":                    "1:4: there is text after the end of the document: '\\ufeff'",
		"[":                            "1:2: the document ends inside a list that begins on line 1",
		"\n[1\n":                       "3:1: the document ends inside a list that begins on line 2",
		"[1":                           "1:3: the document ends inside a list that begins on line 1",
		"[1,":                          "1:4: the document ends where a value is expected",
		"[1,]":                         "1:4: a value is expected, not ']'; remove the comma before it",
		"[1, \n]":                      "2:1: a value is expected, not ']'; remove the comma before it",
		"[,1]":                         "1:2: a value is expected, not ','",
		"[1 2]":                        "1:4: a comma or ']' is expected, not '2'",
		"[1}":                          "1:3: a comma or ']' is expected, not '}'",
		"{":                            "1:2: the document ends inside an object that begins on line 1",
		`{"a"`:                         "1:5: a colon is expected after the field name, not the end of the document",
		`{"a" 1}`:                      "1:6: a colon is expected after the field name, not '1'",
		`{"a":`:                        "1:6: the document ends where a value is expected",
		`{"a":}`:                       "1:6: a value is expected, not '}'",
		`{"a":1`:                       "1:7: the document ends inside an object that begins on line 1",
		`{"a":1,}`:                     "1:8: a field name in double quotes is expected, not '}'; remove the comma before it",
		`{"a":1,`:                      "1:8: a field name in double quotes is expected, not the end of the document",
		`{,}`:                          "1:2: a field name in double quotes is expected, not ','",
		`{a: 1}`:                       "1:2: a field name in double quotes is expected, not 'a'",
		`{1: 1}`:                       "1:2: a field name in double quotes is expected, not '1'",
		`{"a":1 "b"}`:                  "1:8: a comma or '}' is expected, not '\"'",
		`{"a":1]`:                      "1:7: a comma or '}' is expected, not ']'",
		"{\n  \"ä\": 1,\n  \"ö\" 2\n}": "3:7: a colon is expected after the field name, not '2'",

		`"a`:             "1:1: the string that begins here has no end",
		`["a", "b]`:      "1:7: the string that begins here has no end",
		`"a\`:            "1:3: the document ends inside an escape",
		`"a\x"`:          "1:3: a backslash before 'x' is not an escape in JSON; write \\\\ for a backslash",
		`"C:\Users"`:     "1:4: a backslash before 'U' is not an escape in JSON; write \\\\ for a backslash",
		`"\u12"`:         "1:2: \\u is followed by four hexadecimal digits",
		`"\u12G4"`:       "1:2: \\u is followed by four hexadecimal digits",
		`"\u`:            "1:2: \\u is followed by four hexadecimal digits",
		`"\ud83d"`:       "1:2: \\ud83d is half of a surrogate pair, not a character",
		`"\ude00"`:       "1:2: \\ude00 is half of a surrogate pair, not a character",
		`"\ud83dx"`:      "1:2: \\ud83d is half of a surrogate pair, not a character",
		`"\ud83d\n"`:     "1:2: \\ud83d is half of a surrogate pair, not a character",
		`"\ud83d\u0041"`: "1:2: \\ud83d is half of a surrogate pair, not a character",
		`{"\uDFFF":1}`:   "1:3: \\uDFFF is half of a surrogate pair, not a character",
		"\"a\tb\"":       "1:3: the character U+0009 must be written as an escape in a string",
		"\"a\nb\"":       "1:3: the character U+000A must be written as an escape in a string",
		"\"\x00\"":       "1:2: the character U+0000 must be written as an escape in a string",

		"01":      "1:1: a number does not begin with 0",
		"-01":     "1:1: a number does not begin with 0",
		"[-]":     "1:2: a number has digits after the minus sign",
		"-x":      "1:1: a number has digits after the minus sign",
		"1.":      "1:1: a number has digits after the decimal point",
		"1.e5":    "1:1: a number has digits after the decimal point",
		"1e":      "1:1: a number has digits in its exponent",
		"1e+":     "1:1: a number has digits in its exponent",
		"1E-x":    "1:1: a number has digits in its exponent",
		"0x10":    "1:2: there is text after the end of the document: 'x'",
		"1_000":   "1:2: there is text after the end of the document: '_'",
		"[1.5.5]": "1:5: a comma or ']' is expected, not '.'",

		"\xff":                           "1:1: the byte 0xFF is not valid UTF-8; save the document as UTF-8",
		"{\"a\":\n\"ä\xe4\"}":            "2:3: the byte 0xE4 is not valid UTF-8; save the document as UTF-8",
		"\"\uFFFD\xc3(\"":                "1:3: the byte 0xC3 is not valid UTF-8; save the document as UTF-8",
		"\"\xed\xa0\x80\"":               "1:2: the byte 0xED is not valid UTF-8; save the document as UTF-8",
		"\xff\xfe{\x00}\x00":             "1:1: the document is in UTF-16; save it as UTF-8",
		"\xfe\xff\x00{\x00}":             "1:1: the document is in UTF-16; save it as UTF-8",
		"\u2028{}":                       "1:1: JSON is expected, not '\\u2028'",
		"\u00a0{}":                       "1:1: JSON is expected, not '\\u00a0'",
		"{}\f":                           "1:3: there is text after the end of the document: '\\f'",
		"{\"a\": 1,\r\n \"b\": tru\r\n}": "2:7: a value is expected, not 't'",
	} {
		if got := refused(t, text, jsondoc.Options{}); got != want {
			t.Errorf("%q\n got  %s\n want %s", text, got, want)
		}
	}
}

func TestBounds(t *testing.T) {
	nested := func(n int) string { return strings.Repeat("[", n) + strings.Repeat("]", n) }
	inObjects := func(n int) string { return strings.Repeat(`{"a":`, n) + "1" + strings.Repeat("}", n) }
	for name, test := range map[string]struct {
		text string
		o    jsondoc.Options
		want string // "" when it is read
	}{
		"default depth":          {nested(512), jsondoc.Options{}, ""},
		"beyond default depth":   {nested(513), jsondoc.Options{}, "1:513: objects and lists are nested more than 512 deep"},
		"far beyond":             {strings.Repeat("[", 1_000_000), jsondoc.Options{}, "1:513: objects and lists are nested more than 512 deep"},
		"depth of objects":       {inObjects(3), jsondoc.Options{MaxDepth: 3}, ""},
		"beyond, in objects":     {inObjects(4), jsondoc.Options{MaxDepth: 3}, "1:16: objects and lists are nested more than 3 deep"},
		"depth is not length":    {"[[[]],[[]],[[]]]", jsondoc.Options{MaxDepth: 3}, ""},
		"a value has no depth":   {"1", jsondoc.Options{MaxDepth: 1}, ""},
		"size":                   {`"12345678"`, jsondoc.Options{MaxSize: 10}, ""},
		"beyond size":            {`"123456789"`, jsondoc.Options{MaxSize: 10}, "1:1: the document has 11 bytes, more than the limit of 10"},
		"negative means default": {"[[]]", jsondoc.Options{MaxDepth: -1, MaxSize: -1}, ""},
	} {
		if test.want != "" {
			if got := refused(t, test.text, test.o); got != test.want {
				t.Errorf("%s: %s, want %s", name, got, test.want)
			}
			continue
		}
		if _, err := jsondoc.Parse([]byte(test.text), test.o); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// The bytes may be used for something else once they were read.
func TestParseKeepsItsOwnText(t *testing.T) {
	text := []byte(`{"a": "b"}`)
	doc, err := jsondoc.Parse(text, jsondoc.Options{})
	if err != nil {
		t.Fatal(err)
	}
	copy(text, "XXXXXXXXXX")
	if got := doc.Root().Get("a").Text(); got != "b" {
		t.Errorf("read %q", got)
	}
}

func TestRepeats(t *testing.T) {
	many := make([]string, 40)
	for i := range many {
		many[i] = fmt.Sprintf(`"m%d": %d`, i, i)
	}
	with := func(members ...string) string { return "{" + strings.Join(members, ", ") + "}" }
	withMany := func(extra ...string) string { return with(append(append([]string{}, many...), extra...)...) }
	for name, test := range map[string]struct {
		text string
		want string // again<first, by their values
	}{
		"none":                       {`{"a": 1, "b": 2, "A": 3}`, ""},
		"in two objects":             {`[{"a": 1}, {"a": 2}]`, ""},
		"inside and outside":         {`{"a": {"a": 1}}`, ""},
		"one":                        {`{"a": 1, "a": 2}`, "2<1"},
		"two names":                  {`{"a": 1, "b": 2, "b": 3, "a": 4}`, "3<2 4<1"},
		"three times":                {`{"a": 1, "a": 2, "a": 3}`, "2<1 3<1"},
		"written otherwise":          {`{"a": 1, "\u0061": 2}`, "2<1"},
		"a slash written otherwise":  {`{"\/": 1, "/": 2}`, "2<1"},
		"the empty name":             {`{"": 1, "": 2}`, "2<1"},
		"inner before outer":         {`{"a": 1, "x": {"b": 2, "b": 3}, "a": 4}`, "3<2 4<1"},
		"sixteen members":            {with(append(append([]string{}, many[:15]...), `"m3": 99`)...), "99<3"},
		"seventeen members":          {with(append(append([]string{}, many[:16]...), `"m3": 99`)...), "99<3"},
		"many members":               {withMany(), ""},
		"many members, twice":        {withMany(`"m0": 98`, `"m39": 99`), "98<0 99<39"},
		"many members, thrice":       {withMany(`"m7": 98`, `"m7": 99`), "98<7 99<7"},
		"many, written otherwise":    {withMany(`"\u006d7": 98`), "98<7"},
		"many members in many":       {withMany(`"x": `+withMany(`"m1": 98`), `"m2": 99`), "98<1 99<2"},
		"many after many":            {"[" + withMany() + "," + withMany(`"m5": 98`) + "]", "98<5"},
		"of objects and lists":       {`{"a": {"b": 1}, "a": [2]}`, `[2]<{"b": 1}`},
		"in a list of a list deeply": {`[[[{"a": 1, "a": 2}]]]`, "2<1"},
	} {
		doc := parse(t, test.text).Doc()
		var got []string
		for again, first := range doc.Repeats() {
			got = append(got, again.Raw()+"<"+first.Raw())
			if !first.IsReplaced() || again.IsReplaced() != (again != again.Parent().Get(again.Name())) {
				t.Errorf("%s: of %s the last is what counts", name, again.Name())
			}
			if again.Name() != first.Name() || again.Parent() != first.Parent() {
				t.Errorf("%s: %s and %s are not one member", name, jsondoc.At(again).Pointer(), jsondoc.At(first).Pointer())
			}
		}
		if strings.Join(got, " ") != test.want || doc.HasRepeats() != (test.want != "") {
			t.Errorf("%s: repeats %s, want %s", name, got, test.want)
		}
		for range doc.Repeats() {
			break // a range may stop
		}
	}
}

// A document that was given back leaves its texts, and its memory serves the
// next.
func TestRelease(t *testing.T) {
	doc := parse(t, `{"a": ["b", "c\u00e9"]}`).Doc()
	list := doc.Root().Get("a")
	plain, escaped := list.Item(0).Text(), list.Item(1).Text()
	doc.Release()
	next := parse(t, `[1, 2, 3, 4, 5, 6, 7, 8]`)
	if plain != "b" || escaped != "cé" || next.Len() != 8 || next.Item(7).Raw() != "8" {
		t.Errorf("%q and %q are left, and %s is read", plain, escaped, next.Raw())
	}
}

// The memory that a document is read in once is used again, whatever the bytes were
// that it was read from.
func TestParseOnce(t *testing.T) {
	read := func(text string) *jsondoc.Doc {
		b := []byte(text)
		doc, err := jsondoc.ParseOnce(b, jsondoc.Options{})
		if err != nil {
			t.Fatal(err)
		}
		clear(b)
		return doc
	}
	for range 100 { // a pool may give what it likes
		first, second := read(`{"a": ["b", "c\u00e9"]}`), read(`{"a": ["d"]}`)
		if got := first.Root().Raw() + second.Root().Raw(); got != `{"a": ["b", "c\u00e9"]}{"a": ["d"]}` {
			t.Fatalf("two documents are read as %s", got)
		}
		second.Release()
		if got := read(``+`["long after that"]`).Root().Raw() + first.Root().Raw(); got != `["long after that"]{"a": ["b", "c\u00e9"]}` {
			t.Fatalf("two documents are read as %s", got)
		}
		first.Release()
	}
	if _, err := jsondoc.ParseOnce([]byte("[1, 2]"), jsondoc.Options{MaxSize: 5}); err == nil || err.Error() != "line 1, column 1: the document has 6 bytes, more than the limit of 5" {
		t.Errorf("a document of six bytes: %v", err)
	}
	if _, err := jsondoc.ParseOnce([]byte("[1, x]"), jsondoc.Options{}); err == nil || err.Error() != "line 1, column 5: a value is expected, not 'x'" {
		t.Errorf("what is no document: %v", err)
	}
	if _, err := jsondoc.ParseOnce(nil, jsondoc.Options{}); err == nil || err.Error() != "line 1, column 1: the document is empty" {
		t.Errorf("nothing: %v", err)
	}
}

// A quote, an escape and what is no character end up where they are, wherever in
// a string they stand: it is read eight bytes at a time.
func TestStringsOfAnyLength(t *testing.T) {
	for length := range 30 {
		plain := strings.Repeat("ä1", length)[:length/3*3]
		if got := parse(t, `["`+plain+`", 1]`).Item(0).Text(); got != plain {
			t.Errorf("%q is read as %q", plain, got)
		}
		before := strings.Repeat("x", length)
		if got, want := parse(t, `["`+before+`\"`+before+`"]`).Item(0).Text(), before+`"`+before; got != want {
			t.Errorf("%q is read as %q", want, got)
		}
		for _, c := range []string{"\x00", "\t", "\n", "\x1f"} {
			want := fmt.Sprintf("1:%d: the character %U must be written as an escape in a string", length+3, rune(c[0]))
			if got := refused(t, `["`+before+c+before+`"]`, jsondoc.Options{}); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		}
		blanks := strings.Repeat(" ", length) + "\r\n\t" + strings.Repeat(" ", 30-length)
		if n := parse(t, blanks+"["+blanks+"1"+blanks+","+blanks+"2"+blanks+"]"+blanks); n.Len() != 2 || n.Item(1).Raw() != "2" {
			t.Errorf("with blanks it is read as %s", n.Raw())
		}
	}
}

func TestWhatIsInTheText(t *testing.T) {
	for _, test := range []struct {
		text                   string
		ascii, escapes, braces bool
	}{
		{`{"a": [{}, {"b": "c, d and e"}]}`, true, false, false},
		{`{"a": "b{"}`, true, false, true},
		{`{"{a": {}}`, true, false, true},
		{`"ééééééé"`, false, false, false},
		{`["seven ch", "é"]`, false, false, false},
		{`["seven chars and ü"]`, false, false, false},
		{`"a\n"`, true, true, false},
		{`{"\u007b": 1}`, true, true, false},
		{"\uFEFF{}", false, false, false},
	} {
		d := parse(t, test.text).Doc()
		if d.IsASCII() != test.ascii || d.HasEscapes() != test.escapes || d.HasBraces() != test.braces {
			t.Errorf("%s: ASCII %t, escapes %t, braces %t", test.text, d.IsASCII(), d.HasEscapes(), d.HasBraces())
		}
	}
}
