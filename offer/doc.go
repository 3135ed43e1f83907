// Package offer has the values that a service builds a change set from and hands in
// beside it: [ChangeSet] with the details of each change type, [Limits], and
// [References], which lists the entities that a change set names.
package offer
