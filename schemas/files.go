package schemas

import (
	"embed"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/offercheck/offercheck/errcodes"
)

//go:embed 2024 2026 agreement ours
var embedded embed.FS

// Files returns the schema files: a folder for each edition, one for the operations of the
// Agreement Service, and one for the formats of this project. The folder of an edition
// lists the files that it changes; any other file that is opened there is that of the
// edition before. The files refer to each other; [Standalone] bundles them.
func Files() fs.FS { return overlay{} }

// An overlay opens a file of an edition: its own, or else that of the nearest edition
// before it that has one.
type overlay struct{}

func (overlay) Open(name string) (fs.File, error) { return embedded.Open(resolve(name)) }

func (overlay) ReadFile(name string) ([]byte, error) { return embedded.ReadFile(resolve(name)) }

// ReadDir lists the files that are in the folder itself.
func (overlay) ReadDir(name string) ([]fs.DirEntry, error) { return embedded.ReadDir(name) }

// resolve returns the path of the embedded file that a path of [Files] stands for.
func resolve(name string) string {
	folder, file, _ := strings.Cut(name, "/")
	e, isEdition := errcodes.ParseEdition(folder)
	if !isEdition || file == "" {
		return name
	}
	for ; e > 0; e-- {
		own := path.Join(e.String(), file)
		if f, err := embedded.Open(own); err == nil {
			f.Close()
			return own
		}
	}
	return path.Join(e.String(), file)
}

// ours are the schemas of this project's own formats.
var ours = []string{"Facts", "Report", "Configuration"}

// File returns the path in [Files] of the schema with that name, one of [Names].
func File(e errcodes.Edition, name string) string {
	switch {
	case errcodes.IsOperation(name):
		return path.Join("agreement", name+".json")
	case slices.Contains(ours, name):
		return path.Join("ours", name+".json")
	}
	return path.Join(e.String(), name+".json")
}

// EditionOf returns the oldest edition with the same schema of that name as e has: the same
// files. A schema that no edition changes, such as Facts, is that of the oldest.
func EditionOf(e errcodes.Edition, name string) errcodes.Edition {
	return newest(File(e, name), map[string]bool{})
}

// newest returns the newest edition among those of a file and of the files that it refers
// to.
func newest(file string, seen map[string]bool) (e errcodes.Edition) {
	if seen[file] {
		return 0
	}
	seen[file] = true
	folder, _, _ := strings.Cut(resolve(file), "/")
	e, _ = errcodes.ParseEdition(folder)
	for _, ref := range references(file) {
		e = max(e, newest(ref, seen))
	}
	return e
}

// references returns the files that a file refers to.
func references(file string) (list []string) {
	text, _ := embedded.ReadFile(resolve(file)) // a missing file has no references
	for _, part := range strings.Split(string(text), `"$ref": "`)[1:] {
		ref, _, _ := strings.Cut(part, `"`)
		if ref, _, _ = strings.Cut(ref, "#"); ref != "" {
			list = append(list, path.Join(path.Dir(file), ref))
		}
	}
	return list
}
