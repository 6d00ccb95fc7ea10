namespace NtkWorkbench.JobFiles;

/// <summary>Paths to a value in a job file: training.batch.size, data.function.components[0].frequency.</summary>
internal static partial class KeyPath
{
    /// <summary>The segments of a path; null where it is malformed.</summary>
    public static IReadOnlyList<KeySegment>? Parse(string path)
    {
        if (!Whole().IsMatch(path))
            return null;
        return [.. Segment().Matches(path).Select(match => new KeySegment(
            match.Groups["name"].Success ? match.Value : null,
            match.Groups["index"].Success ? int.Parse(match.Groups["index"].ValueSpan, CultureInfo.InvariantCulture) : -1,
            match.Index,
            match.Length))];
    }

    [GeneratedRegex(@"\A\w[\w-]*(\[[0-9]{1,6}\])*(\.\w[\w-]*(\[[0-9]{1,6}\])*)*\z")]
    private static partial Regex Whole();

    [GeneratedRegex(@"\[(?<index>[0-9]{1,6})\]|(?<name>\w[\w-]*)")]
    private static partial Regex Segment();
}

/// <summary>A step of a key path: the name of a key, or the index of a list's item, and where it stands in the path's text.</summary>
internal readonly record struct KeySegment(string? Name, int Index, int Offset, int Length);
