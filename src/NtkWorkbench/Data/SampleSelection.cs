namespace NtkWorkbench;

/// <summary>Which samples of a set are taken where fewer are wanted than there are.</summary>
public enum SampleSelection
{
    /// <summary>The first.</summary>
    First,

    /// <summary>Drawn, each at most once, all equally likely.</summary>
    Random,

    /// <summary>Drawn within each class, as many of each, the first classes one more where the number is no multiple of theirs.</summary>
    Balanced,
}
