package jsondoc

import (
	"slices"
	"strings"
)

// Fast path: the objects of a long list mostly have the same bytes except for their
// values. Comparing the bytes is faster than parsing them.

// MostAlike is the maximum number of members of objects that are alike.
const MostAlike = 16

// isFlat reports whether an item is an object that has members, of which none holds other
// values or comes twice.
func (p *parser) isFlat(item int32) bool {
	e := &p.tape[item]
	members := p.tape[item+1 : e.next]
	if e.kind != Object || len(members) == 0 || len(members) > MostAlike || int(e.size) != len(members) {
		return false
	}
	for i := range members {
		if members[i].flags&replaced != 0 {
			return false
		}
	}
	return true
}

// alike reads the items that follow a flat one, which ends at an offset, as long as
// they are written as it is. It gives the offset after the last of them, and how many
// there are.
func (p *parser) alike(end int, flat int32) (after int, items int32) {
	if p.nextObject(end) == failed {
		return end, 0
	}
	text, members := p.text, p.tape[flat+1:len(p.tape)]
	list, index, i := p.tape[flat].up, p.tape[flat].index, int(p.tape[flat].start)
	var gaps [MostAlike]string // before each value
	for k := range members {
		gaps[k] = text[i:members[k].start]
		i = int(members[k].end)
	}
	closing := text[i:end]
	joint, start := "", 0 // from the last value of an item to the first of the next, which starts in it
	for {
		if joint == "" || !strings.HasPrefix(text[i:], joint) {
			next := p.nextObject(end)
			if next == failed || !strings.HasPrefix(text[next:], gaps[0]) {
				return end, items
			}
			joint, start = text[i:next+len(gaps[0])], next-i
		}
		item, begins := int32(len(p.tape)), i+start
		i = p.another(i+len(joint), item, members, &gaps)
		if i == failed || !strings.HasPrefix(text[i:], closing) {
			p.tape = p.tape[:item]
			return end, items
		}
		end = i + len(closing)
		items++
		p.objects++
		e := &p.tape[item]
		e.name = name{0, 2, Sign{}}
		e.start, e.end, e.kind, e.flags = uint32(begins), uint32(end), Object, alike
		e.self, e.next, e.up, e.index, e.size = item, int32(len(p.tape)), list, index+items, int32(len(members))
	}
}

// nextObject gives the offset of the object that follows the item which ends at an
// offset.
func (p *parser) nextObject(i int) int {
	if i = p.space(i); i < len(p.text) && p.text[i] == ',' {
		if i = p.space(i + 1); i < len(p.text) && p.text[i] == '{' {
			return i
		}
	}
	return failed
}

// another reads the members of an item that is written as others are, from its first
// value on. It gives the offset after the last.
func (p *parser) another(i int, item int32, members []entry, gaps *[MostAlike]string) int {
	text := p.text
	if len(p.tape)+len(members) >= cap(p.tape) {
		p.tape = slices.Grow(p.tape, len(members)+1)
	}
	p.tape = p.tape[:len(p.tape)+len(members)+1]
	read := p.tape[item+1:]
	for k := range read {
		if k > 0 {
			if !strings.HasPrefix(text[i:], gaps[k]) {
				return failed
			}
			i += len(gaps[k])
		}
		if i >= len(text) || text[i] <= ' ' || text[i] == '{' || text[i] == '[' {
			return failed // it is written in another way after all
		}
		was, e := &members[k], &read[k]
		moved := uint32(i) - was.start
		e.name = name{was.name.start + moved, was.name.end + moved, was.name.sign}
		e.self, e.next, e.up, e.index, e.size, e.flags = item+int32(k)+1, item+int32(k)+2, item, int32(k), 0, was.flags&nameEscaped
		if text[i] == '"' {
			e.start, e.kind = uint32(i), String
			i = p.quoted(i, e, escaped)
			e.end = uint32(i)
		} else {
			i = p.scalar(i, e)
		}
		if i == failed {
			return failed
		}
	}
	return i
}
