using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenesysReporting.Tests;

/// <summary>A reference from a file in one room to a symbol that is declared in another.</summary>
internal sealed record SourceArrow(string From, string To, string File, string Symbol)
{
    public override string ToString() => $"{File} -> {To} ({Symbol})";
}

/// <summary>The references between the folders of a project, as the compiler resolves them.</summary>
internal sealed class SourceArrows
{
    private static readonly MetadataReference[] Framework =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private readonly string _root;
    private readonly CSharpCompilation _compilation;

    /// <param name="project">The project's folder below src.</param>
    /// <param name="references">Projects that it refers to.</param>
    public SourceArrows(string project, params string[] references)
    {
        _root = Path.Combine(AssembledModule.Root, "src", project) + Path.DirectorySeparatorChar;
        _compilation = Compile(_root, [.. Framework, .. references.Select(r => Compile(Path.Combine(AssembledModule.Root, "src", r), Framework).ToMetadataReference())]);
    }

    /// <summary>Returns the references from one room to another.</summary>
    public IReadOnlyList<SourceArrow> Read() =>
        [.. _compilation.SyntaxTrees.Where(tree => tree.FilePath.StartsWith(_root, StringComparison.Ordinal)).SelectMany(Read).Distinct()];

    /// <summary>Returns every room that holds a file.</summary>
    public IReadOnlySet<string> Rooms() =>
        _compilation.SyntaxTrees.Where(tree => tree.FilePath.StartsWith(_root, StringComparison.Ordinal)).Select(tree => Room(tree.FilePath)).ToHashSet();

    private static CSharpCompilation Compile(string folder, IEnumerable<MetadataReference> references)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        return CSharpCompilation.Create(
            Path.GetFileName(folder),
            Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
                .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, file))
                .Append(CSharpSyntaxTree.ParseText(ImplicitUsings, options)),
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    private IEnumerable<SourceArrow> Read(SyntaxTree tree)
    {
        SemanticModel model = _compilation.GetSemanticModel(tree);
        string from = Room(tree.FilePath);
        string file = Path.GetRelativePath(_root, tree.FilePath).Replace(Path.DirectorySeparatorChar, '/');
        foreach (SimpleNameSyntax name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (Target(model.GetSymbolInfo(name).Symbol) is { } type && Home(type) is { } to && to != from)
            {
                yield return new SourceArrow(from, to, file, type.Name);
            }
        }
    }

    /// <summary>Returns the type that is referred to, or whose member is.</summary>
    private static INamedTypeSymbol? Target(ISymbol? symbol) => symbol switch
    {
        null or INamespaceSymbol => null,
        IMethodSymbol { ReducedFrom: { } extension } => extension.ContainingType,
        INamedTypeSymbol type => type.OriginalDefinition,
        _ => symbol.ContainingType?.OriginalDefinition,
    };

    private string? Home(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences is [var first, ..] && first.SyntaxTree.FilePath.StartsWith(_root, StringComparison.Ordinal)
            ? Room(first.SyntaxTree.FilePath)
            : null;

    /// <summary>Returns the folder of a file below the project; empty for the project's own.</summary>
    private string Room(string file) =>
        Path.GetRelativePath(_root, Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '/') is var room && room == "." ? string.Empty : room;
}
