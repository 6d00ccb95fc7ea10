namespace NtkWorkbench.Figures;

/// <summary>Where a legend stands; never on the data.</summary>
public enum LegendPlacement
{
    /// <summary>No legend.</summary>
    None,

    /// <summary>In lines above what it explains.</summary>
    Above,

    /// <summary>In a column to its right.</summary>
    Right,

    /// <summary>As labels at the right ends of the curves; of a panel's own legend alone.</summary>
    Direct,
}
