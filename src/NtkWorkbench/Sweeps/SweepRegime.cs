namespace NtkWorkbench;

/// <summary>What a learning rate does to a network's training.</summary>
public enum SweepRegime
{
    /// <summary>The loss never rises above its start.</summary>
    Stable,

    /// <summary>The loss rises above its start and stays finite: it may settle in a flatter place (Lewkowycz 2020).</summary>
    Catapult,

    /// <summary>The loss rises and stays finite, but what is left is a constant: all units of a hidden layer have died or saturated, and
    /// all inputs are answered alike. As a network it is lost.</summary>
    Collapsed,

    /// <summary>The loss grows without bound: it stopped being finite, ends a million times above its start, or grew and did not come back
    /// (<see cref="LossGrowth"/>).</summary>
    Divergent,
}
