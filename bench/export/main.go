// Command export writes the documents and the schema files into a folder, for
// the peers that are not written in Go and for processes that read files.
package main

import (
	"fmt"
	"log"
	"os"
	"path/filepath"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/benchdocs"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/schemas"
)

const folder = 10_000 // documents

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: export DIR")
	}
	if err := export(os.Args[1]); err != nil {
		log.Fatal("export: ", err)
	}
}

func export(dir string) error {
	files := map[string][]byte{
		"typical.json":           benchdocs.Typical(),
		"typical-bad-price.json": benchdocs.TypicalBadPrice(),
		"largest.json":           benchdocs.Largest(),
		"largest-bad-price.json": benchdocs.LargestBadPrices(),
	}
	names := []string{"StartChangeSet"}
	for _, t := range changetype.Judged(errcodes.Newest) {
		if t.Entity == changetype.Offer { // the documents have no other changes
			names = append(names, t.Name)
		}
	}
	for _, name := range names {
		text, err := schemas.Standalone(errcodes.Newest, name)
		if err != nil {
			return err
		}
		files[filepath.Join("schemas", name+".json")] = text
	}
	for i := range folder {
		files[filepath.Join("folder", fmt.Sprintf("%05d.json", i))] = benchdocs.Numbered(i)
	}
	for _, sub := range []string{"schemas", "folder"} {
		if err := os.MkdirAll(filepath.Join(dir, sub), 0o777); err != nil {
			return err
		}
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o666); err != nil {
			return err
		}
	}
	return nil
}
