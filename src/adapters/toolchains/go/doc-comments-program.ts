/**
 * A program in Go that reads the files that it is given with Go's own parser and prints, as JSON, what each
 * exports and whether a doc comment stands before it. It runs nothing of theirs. As godoc has it, a comment
 * on a group of constants or variables documents all of them, and one behind a name documents it.
 */
export const DOC_COMMENTS_PROGRAM = `package main

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
)

type item struct {
	File       string \`json:"file"\`
	Line       int    \`json:"line"\`
	Name       string \`json:"name"\`
	Documented bool   \`json:"documented"\`
}

func receiver(list *ast.FieldList) string {
	if list == nil || len(list.List) == 0 {
		return ""
	}
	kind := list.List[0].Type
	for {
		switch at := kind.(type) {
		case *ast.StarExpr:
			kind = at.X
		case *ast.ParenExpr:
			kind = at.X
		case *ast.IndexExpr:
			kind = at.X
		case *ast.IndexListExpr:
			kind = at.X
		case *ast.Ident:
			return at.Name
		default:
			return ""
		}
	}
}

func main() {
	items := []item{}
	for _, path := range os.Args[1:] {
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, path, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			os.Stderr.WriteString(err.Error() + "\\n")
			os.Exit(1)
		}
		if file.Name.Name == "main" || ast.IsGenerated(file) {
			continue
		}
		add := func(name string, at token.Pos, docs ...*ast.CommentGroup) {
			documented := false
			for _, doc := range docs {
				documented = documented || doc.Text() != ""
			}
			items = append(items, item{path, set.Position(at).Line, name, documented})
		}
		for _, declaration := range file.Decls {
			switch at := declaration.(type) {
			case *ast.FuncDecl:
				owner := receiver(at.Recv)
				if !at.Name.IsExported() || at.Recv != nil && !ast.IsExported(owner) {
					continue
				}
				name := at.Name.Name
				if owner != "" {
					name = owner + "." + name
				}
				add(name, at.Name.Pos(), at.Doc)
			case *ast.GenDecl:
				for _, spec := range at.Specs {
					switch one := spec.(type) {
					case *ast.TypeSpec:
						if one.Name.IsExported() {
							add(one.Name.Name, one.Name.Pos(), at.Doc, one.Doc, one.Comment)
						}
					case *ast.ValueSpec:
						for _, name := range one.Names {
							if name.IsExported() {
								add(name.Name, name.Pos(), at.Doc, one.Doc, one.Comment)
							}
						}
					}
				}
			}
		}
	}
	if err := json.NewEncoder(os.Stdout).Encode(items); err != nil {
		os.Exit(1)
	}
}
`;
