namespace NtkWorkbench.Torch;

/// <summary>A folder in which libraries may lie.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Origin">How it was come by, in words: "package cache".</param>
internal sealed record NativeFolder(string Path, string Origin)
{
    public override string ToString() => $"{Path} ({Origin})";
}
