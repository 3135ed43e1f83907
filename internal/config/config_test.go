package config

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck"
)

func TestParseConfiguration(t *testing.T) {
	for name, test := range map[string]struct{ text, want string }{
		"empty":         {"", `"" "" [] "" []`},
		"comments":      {"# nothing\n---\n", `"" "" [] "" []`},
		"null":          {"edition:\nfacts: ~\n", `"" "" [] "" []`},
		"all":           {"edition: '2024'\nfail-on: undecided\nfacts: [a.json, ../b, /c]\nlimits: {Grants: 5}\nsuppress:\n- {row: CreateOffer/422/ProductId, path: ./a/**/b.json, reason: because}\n", `"2024" "undecided" [a.json ../b /c] "{\"Limits\":{\"Grants\":5}}" [{CreateOffer/422/ProductId because 6 [a ** b.json]}]`},
		"a number":      {"edition: 2024\n", `"2024" "" [] "" []`},
		"JSON":          {`{"edition": "2024", "facts": []}`, `"2024" "" [] "" []`},
		"edition":       {"edition: 2023\n", `1:10: unknown edition "2023"; the editions are 2024, 2026`},
		"unknown":       {"\nfail_on: error\n", `2:1: unknown field "fail_on": expected an object with any of edition, facts, limits, fail-on, suppress, and nothing else; did you mean fail-on?`},
		"no list":       {"facts: a.json\n", `1:8: facts: expected a list of file names, found "a.json"`},
		"threshold":     {"fail-on: never\n", `1:10: fail-on: expected one of error, warning, undecided, found "never"`},
		"no reason":     {"suppress:\n  - row: CreateOffer/422/ProductId\n", `2:5: reason is missing: expected a string that is not empty`},
		"empty reason":  {"suppress:\n  - row: CreateOffer/422/ProductId\n    reason: ''\n", `3:13: reason: expected a string that is not empty, found ""`},
		"blank reason":  {"suppress:\n- row: CreateOffer/422/ProductId\n  reason: ' '\n", `3:11: reason: expected a reason, found only blanks`},
		"absolute path": {"suppress:\n- {row: CreateOffer/422/ProductId, reason: a, path: /a/b.json}\n", `2:53: path: expected a pattern relative to the folder of this file, found the absolute path "/a/b.json"`},
		"path above":    {"suppress:\n- {row: CreateOffer/422/ProductId, reason: a, path: ../b.json}\n", `2:53: path: expected a pattern relative to the folder of this file, found "../b.json", which leads out of it`},
		"bad pattern":   {"suppress:\n- {row: CreateOffer/422/ProductId, reason: a, path: '[a'}\n", `2:53: path: expected a pattern, found "[a", in which a [ is not closed`},
		"two documents": {"edition: 2024\n---\nedition: 2024\n", `2:1: a configuration is a single YAML document; this is a second one`},
		"no such row":   {"suppress:\n- reason: a\n  row: Create/1\n", `3:8: there is no row "Create/1" to suppress; docs/rules.md lists the rows`},
		"limit":         {"limits:\n  Grants: many\n", `2:11: Grants: expected a number, found "many"`},
		"given twice":   {"edition: 2024\nedition: 2024\n", `2:1: edition is given twice; first on line 1`},
		"an alias":      {"facts: &a [x]\nsuppress: *a\n", `2:11: anchors and aliases are not allowed here; write the value out`},
		"a merge":       {"<<: {edition: 2024}\n", `1:1: a plain name is expected here`},
		"a list as key": {"[a]: b\n", `1:1: a plain name is expected here`},
		"a list":        {"- a\n", `1:1: the document: expected an object with any of edition, facts, limits, fail-on, suppress, and nothing else, found a list of 1 item`},
		"no YAML":       {"a: b\n c: [\n", `2:1: this is not valid YAML: mapping values are not allowed in this context`},
		"a tab":         {"a:\n\tb: c\n", `2:1: this is not valid YAML: found character that cannot start any token`},
		"too long":      {strings.Repeat("#", MaxSize+1), `a configuration has at most 1048576 bytes`},
		"a bad limit":   {"edition: 2024\nlimits: {Grants: 1.5}\n", `2:9: /Limits/Grants: whole numbers are expected, not 1.5`},
		"hexadecimal":   {"limits: {Grants: 0x10}\n", `1:18: Grants: expected a number, found "0x10"`},
		"a great depth": {strings.Repeat("[", 20000), `1:1: this is not valid YAML: exceeded max depth of 10000`},
	} {
		t.Run(name, func(t *testing.T) {
			c, err := Parse([]byte(test.text))
			got := ""
			if err != nil {
				got = err.Error()
				if at, ok := errors.AsType[*offercheck.SyntaxError](err); ok {
					got = fmt.Sprintf("%d:%d: %s", at.Line, at.Column, at.Problem)
				}
			} else {
				got = fmt.Sprintf("%q %q %v %q %v", c.Edition, c.FailOn, c.Facts, c.Limits, c.Suppress)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestSuppressionIsFor(t *testing.T) {
	for _, test := range []struct {
		pattern, document string
		want              bool
	}{
		{"", "b.json", true},
		{"b.json", "b.json", true},
		{"./b.json", "b.json", true},
		{"b.json", "c/b.json", false},
		{"**/b.json", "c/b.json", true},
		{"**/b.json", "b.json", true},
		{"c/**", "c/d/b.json", true},
		{"c/**", "d/b.json", false},
		{"*.json", "b.json", true},
		{"*.json", "c/b.json", false},
		{"a/b.json", "b.json", false},
	} {
		s := Suppression{}
		if test.pattern != "" {
			s.pattern = strings.Split(strings.TrimPrefix(test.pattern, "./"), "/")
		}
		if got := s.IsFor(test.document); got != test.want {
			t.Errorf("%q matches %s: %t", test.pattern, test.document, got)
		}
	}
}
