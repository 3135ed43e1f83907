// Package changeset reads a change set: its changes, the entities that they lead to, and
// the references between them. It does not judge; fields of the wrong JSON type read as
// empty, which the schemas report.
package changeset
