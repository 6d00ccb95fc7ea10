namespace NtkWorkbench;

/// <summary>A run of samples, or of rows, along one side of a tile.</summary>
internal readonly record struct TileSide(int First, int Count)
{
    /// <summary>The rows that these samples have, for a number of outputs each.</summary>
    public TileSide Times(int outputs) => new(checked(First * outputs), checked(Count * outputs));
}
