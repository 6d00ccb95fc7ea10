namespace NtkWorkbench.Runs;

/// <summary>Why a study of scaling has nothing to say, and what would change it.</summary>
internal static class ScalingSilence
{
    /// <summary>Where there is no sweep at all.</summary>
    public static string OfGroups(IReadOnlyList<RunGroup> groups)
    {
        if (groups.All(group => group.Job.Network.Hidden.Count == 0))
            return "These networks have no hidden layers: what a study of scaling compares is their width, `network.hidden`.";
        if (!groups.Any(ScalingSweep.HasWidth))
            return "The hidden layers of a network must have one width, as in `network.hidden: [[64, 64], [256, 256]]`.";
        return groups.Where(ScalingSweep.HasWidth).All(ScalingSweep.HasFraction)
            ? "The learning rates are given as `fraction_of_max`, which is another rate in each network: give `training.learning_rate` as "
                + "numbers."
            : "No two of these networks differ in nothing but width and rate: give `network.hidden` two widths or more in `grid`.";
    }

    /// <summary>Where no slope of a coordinate check was fitted.</summary>
    public static string OfCoordinates(IReadOnlyList<ScalingSweep> sweeps)
    {
        ScalingSweep[] completed = [.. sweeps.Where(sweep => sweep.BaseRate is not null)];
        return completed.Length == 0 ? "At no rate did all runs of the narrowest networks complete."
            : completed.All(sweep => sweep.CoordinateStep is null)
                ? "Pre-activations need a checkpoint after the first steps, the same in all runs: `features.checkpoints: [init, 1, final]`."
            : "No two widths were trained at the rate that is best for the narrowest.";
    }

    /// <summary>Where no best rate is known.</summary>
    public static string OfRates(IReadOnlyList<ScalingSweep> sweeps) => !sweeps.Any(sweep => sweep.HasRates)
        ? "Each network was trained at one rate: give `training.learning_rate` several, in `variants` or `grid`."
        : sweeps.All(sweep => sweep.Best().Count == 0) ? "No run of these sweeps completed."
        : "Best rates are known at one width alone.";

    /// <summary>Where nothing was measured at the best rates.</summary>
    public static string OfEnds(IReadOnlyList<ScalingSweep> sweeps) => sweeps.All(sweep => sweep.Best().Count == 0) ? OfRates(sweeps)
        : "The networks were not linearized at both ends: `features.checkpoints: [init, 1, final]`.";
}
