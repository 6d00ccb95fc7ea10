namespace NtkWorkbench.Torch;

/// <summary>A folder in which libraries may lie. Origin: how it was come by, in words: "package cache".</summary>
internal sealed record NativeFolder(string Path, string Origin)
{
    public override string ToString() => $"{Path} ({Origin})";
}
