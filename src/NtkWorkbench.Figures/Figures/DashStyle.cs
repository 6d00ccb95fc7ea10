namespace NtkWorkbench.Figures;

/// <summary>How a line is broken.</summary>
public enum DashStyle
{
    /// <summary>Not at all.</summary>
    Solid,

    /// <summary>Into dashes.</summary>
    Dashed,

    /// <summary>Into dots.</summary>
    Dotted,

    /// <summary>Into dashes and dots.</summary>
    DashDotted,
}
