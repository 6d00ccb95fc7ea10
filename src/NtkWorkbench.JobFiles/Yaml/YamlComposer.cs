using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace NtkWorkbench.JobFiles;

/// <summary>
/// Composes parser events into nodes with places. One document of plain data: no tags, scalar keys each once,
/// bounded depth, and aliases only to small, finished nodes.
/// </summary>
internal sealed class YamlComposer
{
    private const int DepthLimit = 64;
    private const int NodeLimit = 100_000;

    private readonly SourceText _source;
    private readonly InputErrorLog _errors;
    private readonly Parser _parser;
    private readonly Dictionary<string, Composed> _anchors = [];
    private readonly HashSet<string> _openAnchors = [];
    private readonly Stack<SourceSpan> _openBrackets = [];
    private int _nodeCount;

    private YamlComposer(SourceText source, string text, InputErrorLog errors)
    {
        _source = source;
        _errors = errors;
        _parser = new Parser(new StringReader(text));
    }

    /// <summary>Composes the document of a text: that of <c>source</c>, or one with the same columns.</summary>
    /// <returns>The root; null where the text is empty or its structure could not be followed to the end.</returns>
    public static YamlNode? Compose(SourceText source, string text, InputErrorLog errors)
    {
        var composer = new YamlComposer(source, text, errors);
        try
        {
            return composer.ComposeDocument();
        }
        catch (StructureException broken)
        {
            errors.Add(broken.Span, broken.Message);
        }
        catch (YamlException syntax)
        {
            composer.Explain(syntax.Start, syntax.Message);
        }
        catch (InvalidOperationException)
        {
            // The scanner's answer to a simple key that runs over the end of a line.
            composer.Explain(new Mark(0, source.LineCount + 1, 1), "did not find expected end of line");
        }
        return null;
    }

    private void Explain(Mark mark, string complaint)
    {
        SourceSpan? bracket = _openBrackets.TryPeek(out SourceSpan open) ? open : null;
        (SourceSpan span, string message) = YamlSyntax.Explain(Span(mark, mark), complaint, bracket);
        _errors.Add(span, message);
    }

    private YamlNode? ComposeDocument()
    {
        while (_parser.MoveNext() && _parser.Current is StreamStart or DocumentStart or Comment)
            continue;
        if (_parser.Current is null or StreamEnd or DocumentEnd)
            return null;
        YamlNode root = ComposeNode(1).Node;
        while (_parser.MoveNext())
        {
            if (_parser.Current is DocumentStart second)
                throw Broken(second, "a second document begins here, expected one");
        }
        return root;
    }

    private Composed ComposeNode(int depth)
    {
        ParsingEvent first = _parser.Current ?? throw new InvalidOperationException("the events end inside a node");
        if (depth > DepthLimit)
            throw Broken(first, $"nested deeper than {DepthLimit} levels");
        if (first is AnchorAlias alias)
            return ResolveAlias(alias, depth);
        // Beside a key without a name the parser leaves out the event of the value.
        if (first is not NodeEvent node)
            throw new SyntaxErrorException(first.Start, first.End, "did not find expected node content");
        if (!node.Tag.IsEmpty)
            _errors.Add(SpanOf(node), $"the tag {node.Tag} is not allowed, expected a value without one");
        string? anchor = node.Anchor.IsEmpty ? null : node.Anchor.Value;
        if (anchor is not null)
            _openAnchors.Add(anchor);
        Count(1, first);
        Composed composed = node switch
        {
            Scalar scalar => new Composed(new YamlScalar(SpanOf(scalar), scalar.Value, scalar.Style == ScalarStyle.Plain), 1, 1),
            SequenceStart sequence => InBrackets(sequence.Style == SequenceStyle.Flow, node, () => ComposeSequence(node, depth)),
            _ => InBrackets(((MappingStart)node).Style == MappingStyle.Flow, node, () => ComposeMapping(node, depth)),
        };
        if (anchor is not null)
        {
            _anchors[anchor] = composed;
            _openAnchors.Remove(anchor);
        }
        return composed;
    }

    private Composed ComposeSequence(NodeEvent start, int depth)
    {
        var items = new List<YamlNode>();
        (int size, int height) = (1, 0);
        for (_parser.MoveNext(); _parser.Current is not SequenceEnd; _parser.MoveNext())
        {
            if (start is SequenceStart { Style: not SequenceStyle.Flow })
                RefuseTab(_parser.Current!, isItem: true);
            Composed item = ComposeNode(depth + 1);
            items.Add(item.Node);
            (size, height) = (size + item.Size, Math.Max(height, item.Height));
        }
        return new Composed(new YamlSequence(SpanOf(start, _parser.Current), items), size, height + 1);
    }

    private Composed ComposeMapping(NodeEvent start, int depth)
    {
        var entries = new List<YamlEntry>();
        var keys = new Dictionary<string, YamlScalar>();
        (int size, int height) = (1, 0);
        for (_parser.MoveNext(); _parser.Current is not MappingEnd; _parser.MoveNext())
        {
            if (start is MappingStart { Style: not MappingStyle.Flow })
                RefuseTab(_parser.Current!, isItem: false);
            Composed key = ComposeNode(depth + 1);
            _parser.MoveNext();
            Composed value = ComposeNode(depth + 1);
            (size, height) = (size + key.Size + value.Size, Math.Max(height, Math.Max(key.Height, value.Height)));
            if (key.Node is not YamlScalar name)
                _errors.Add(key.Node.Span, $"a key must be a name, got {key.Node.Description}");
            else if (!keys.TryAdd(name.Value, name))
                _errors.Add(name.Span,
                    $"the key '{name.Shown}' is given twice, first in line {keys[name.Value].Span.Line}, "
                        + $"column {keys[name.Value].Span.Column}");
            else
                entries.Add(new YamlEntry(name, value.Node));
        }
        return new Composed(new YamlMapping(SpanOf(start, _parser.Current), entries), size, height + 1);
    }

    // Readers of YAML disagree on the column of what stands behind a tab; the parser takes it. An item's own column is behind its dash.
    private void RefuseTab(ParsingEvent? at, bool isItem)
    {
        if (at is not NodeEvent node)
            return;
        SourceSpan span = SpanOf(node);
        string line = _source.LineAt(span.Line) ?? "";
        string before = line[..Math.Min(line.Length, isItem ? line.Length - line.TrimStart().Length : span.Column - 1)];
        int tab = before.IndexOf('\t', StringComparison.Ordinal);
        if (tab >= 0 && (isItem ? line.AsSpan(before.Length).StartsWith('-') : before.AsSpan().Trim(" \t-").IsEmpty))
            throw new StructureException(span with { Column = tab + 1, Length = 1 }, YamlSyntax.TabIndents);
    }

    // On a syntax error what is open stays on the stack.
    private Composed InBrackets(bool isFlow, NodeEvent start, Func<Composed> compose)
    {
        if (isFlow)
            _openBrackets.Push(Span(start.Start, start.Start));
        Composed composed = compose();
        if (isFlow)
            _openBrackets.Pop();
        return composed;
    }

    private Composed ResolveAlias(AnchorAlias alias, int depth)
    {
        string name = alias.Value.Value;
        if (_openAnchors.Contains(name))
            throw Broken(alias, $"the alias *{name} stands inside what it refers to");
        if (!_anchors.TryGetValue(name, out Composed composed))
            throw Broken(alias, $"the alias *{name} refers to no anchor before it");
        if (depth + composed.Height - 1 > DepthLimit)
            throw Broken(alias, $"the alias *{name} makes the file nested deeper than {DepthLimit} levels");
        Count(composed.Size, alias);
        return composed;
    }

    private void Count(int added, ParsingEvent at)
    {
        _nodeCount += added;
        if (_nodeCount > NodeLimit)
            throw Broken(at, $"more than {NodeLimit} values, aliases spelled out");
    }

    private SourceSpan SpanOf(ParsingEvent node, ParsingEvent? end = null) => Span(node.Start, (end ?? node).End);

    // Of the start's line alone.
    private SourceSpan Span(Mark start, Mark end) => new(_source, (int)Math.Max(1, start.Line), (int)Math.Max(1, start.Column),
        end.Line == start.Line ? (int)Math.Max(1, end.Column - start.Column) : 1);

    private StructureException Broken(ParsingEvent at, string message) => new(SpanOf(at), message);

    private readonly record struct Composed(YamlNode Node, int Size, int Height);

    // The structure of the document is refused where going on makes no sense.
    private sealed class StructureException(SourceSpan span, string message) : NtkException(message)
    {
        public SourceSpan Span { get; } = span;
    }
}
