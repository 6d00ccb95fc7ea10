namespace NtkWorkbench;

/// <summary>What a loss history says about its training.</summary>
public enum LossVerdict
{
    /// <summary>The loss falls, usually with diminishing returns.</summary>
    Healthy,

    /// <summary>The loss grows, or has stopped being finite.</summary>
    Diverging,

    /// <summary>The loss jumps up and down by much of what it is.</summary>
    Oscillating,

    /// <summary>The loss falls steadily, but by next to nothing.</summary>
    TooSlow,

    /// <summary>The loss has stopped changing.</summary>
    Plateau,

    /// <summary>The loss has fallen and now fluctuates about a level, as with small batches at a constant rate.</summary>
    NoiseFloor,

    /// <summary>The loss fell, and rises since.</summary>
    Rising,

    /// <summary>The loss goes up and down about a level by less than a tenth of it, not by chance.</summary>
    SmallSwings,

    /// <summary>The loss ends above its start without having grown throughout.</summary>
    NoProgress,

    /// <summary>The training loss falls while the test loss rises.</summary>
    Overfitting,

    /// <summary>All units of a hidden layer are dead or saturated: the network is a constant.</summary>
    Collapsed,
}
