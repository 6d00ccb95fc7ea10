namespace NtkWorkbench.Figures;

/// <summary>The two kinds of parameters of a layer.</summary>
public enum ParameterKind
{
    /// <summary>Entries of W.</summary>
    Weight,

    /// <summary>Entries of b.</summary>
    Bias,
}
