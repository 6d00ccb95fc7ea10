namespace NtkWorkbench;

/// <summary>How sample points lie in a range.</summary>
public enum Placement
{
    /// <summary>Drawn uniformly, then sorted.</summary>
    Random,

    /// <summary>Equally spaced, both ends included.</summary>
    Grid,
}
