// Command table reads what the rounds of the benchmarks printed and writes the
// figures, each beside what it must be and what is aimed at, and all times.
package main

import (
	"bufio"
	"fmt"
	"io"
	"log"
	"os"
	"strings"
)

func main() {
	log.SetFlags(0)
	s, err := read(os.Stdin)
	if err != nil {
		log.Fatal("table: ", err)
	}
	out := bufio.NewWriter(os.Stdout)
	printMachine(out, s)
	printFigures(out, s, figures)
	printTimes(out, s, subjects)
	if err := out.Flush(); err != nil {
		log.Fatal("table: ", err)
	}
}

// printMachine says on what was measured.
func printMachine(w io.Writer, s *samples) {
	fmt.Fprintf(w, "%s, %s cores; %s; rounds: %s\n", s.config["cpu"], s.config["cores"], s.config["versions"], s.config["rounds"])
}

// printFigures writes a line for each figure. The last column goes by the median.
func printFigures(w io.Writer, s *samples, figures []figure) {
	fmt.Fprint(w, "\n| figure | median | quartiles | of the fastest | must | goal | met |\n|---|---:|---:|---:|---:|---:|---|\n")
	for _, f := range figures {
		cells := []string{f.name, "", "", "", f.write(f.must), f.write(f.goal), "not measured"}
		if rounds := s.inRounds(f.value); len(rounds) > 0 {
			median := quantile(rounds, 0.5)
			cells[1] = f.write(median)
			cells[2] = f.write(quantile(rounds, 0.25)) + " to " + f.write(quantile(rounds, 0.75))
			cells[3] = f.write(f.value(s.fastest))
			cells[6] = f.met(median)
		}
		fmt.Fprintf(w, "| %s |\n", strings.Join(cells, " | "))
	}
}

// printTimes writes a line for each subject.
func printTimes(w io.Writer, s *samples, subjects []subject) {
	fmt.Fprint(w, "\n| median (fastest) | typical | largest | folder of 10,000 |\n|---|---:|---:|---:|\n")
	for _, t := range subjects {
		fmt.Fprintf(w, "| %s | %s | %s | %s |\n", t.name, s.time("Typical/"+t.typical), s.time("Largest/"+t.largest), s.time("Folder/"+t.folder))
	}
}
