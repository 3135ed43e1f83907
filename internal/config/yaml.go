package config

import (
	"errors"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/lazy"
	"github.com/offercheck/offercheck/internal/words"
)

// appendJSON appends a YAML value as JSON. Anchors are an error: they could make a small
// file expand into a large one.
func appendJSON(b []byte, n *yaml.Node) ([]byte, error) {
	var err error
	switch n.Kind {
	case yaml.MappingNode:
		b = append(b, '{')
		for i := 0; i < len(n.Content); i += 2 {
			key := n.Content[i]
			if key.Kind != yaml.ScalarNode || key.Tag == "!!merge" {
				return nil, errorAt(key, "a plain name is expected here")
			}
			for j := 0; j < i; j += 2 {
				if n.Content[j].Value == key.Value {
					return nil, errorAt(key, fmt.Sprintf("%s is given twice; first on line %d", key.Value, n.Content[j].Line))
				}
			}
			if i > 0 {
				b = append(b, ',')
			}
			b = append(words.AppendJSON(b, key.Value), ':')
			if b, err = appendJSON(b, n.Content[i+1]); err != nil {
				return nil, err
			}
		}
		return append(b, '}'), nil
	case yaml.SequenceNode:
		b = append(b, '[')
		for i, item := range n.Content {
			if i > 0 {
				b = append(b, ',')
			}
			if b, err = appendJSON(b, item); err != nil {
				return nil, err
			}
		}
		return append(b, ']'), nil
	case yaml.ScalarNode:
		return appendScalar(b, n), nil
	}
	return nil, errorAt(n, "anchors and aliases are not allowed here; write the value out")
}

var jsonNumber = lazy.Regexp(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$`)

func appendScalar(b []byte, n *yaml.Node) []byte {
	switch {
	case n.Tag == "!!null":
		return append(b, "null"...)
	case n.Tag == "!!bool":
		return append(b, strings.ToLower(n.Value)...)
	case (n.Tag == "!!int" || n.Tag == "!!float") && jsonNumber().MatchString(n.Value):
		return append(b, n.Value...)
	}
	return words.AppendJSON(b, n.Value)
}

// findYAML returns the value at a JSON Pointer, or the innermost value on the way to it.
func findYAML(n *yaml.Node, pointer string) *yaml.Node {
	for _, token := range strings.Split(pointer, "/")[1:] {
		child := childOf(n, jsondoc.UnescapeToken(token))
		if child == nil {
			return n
		}
		n = child
	}
	return n
}

func childOf(n *yaml.Node, token string) *yaml.Node {
	for i, child := range n.Content {
		switch {
		case n.Kind == yaml.SequenceNode && fmt.Sprint(i) == token:
			return child
		case n.Kind == yaml.MappingNode && i%2 == 0 && child.Value == token:
			return n.Content[i+1]
		}
	}
	return nil
}

// nameOf returns the name of the field, somewhere below n, that has value.
func nameOf(n, value *yaml.Node) *yaml.Node {
	for i, child := range n.Content {
		if child == value && n.Kind == yaml.MappingNode && i > 0 {
			return n.Content[i-1]
		}
		if found := nameOf(child, value); found != nil {
			return found
		}
	}
	return nil
}

// problemOf returns the text of an error without its position.
func problemOf(err error) string {
	if syntax, ok := errors.AsType[*offercheck.SyntaxError](err); ok {
		return syntax.Problem
	}
	return err.Error()
}

func errorAt(n *yaml.Node, problem string) error {
	return &offercheck.SyntaxError{Line: max(n.Line, 1), Column: max(n.Column, 1), Problem: problem}
}

var yamlLine = lazy.Regexp(`^yaml: line ([0-9]+): `)

// yamlError converts an error of the YAML parser, whose text has the line.
func yamlError(err error) error {
	text, line := err.Error(), 1
	if found := yamlLine().FindStringSubmatch(text); found != nil {
		fmt.Sscan(found[1], &line)
		text = text[len(found[0]):]
	}
	return &offercheck.SyntaxError{Line: line, Column: 1, Problem: "this is not valid YAML: " + strings.TrimPrefix(text, "yaml: ")}
}
