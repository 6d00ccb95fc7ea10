namespace NtkWorkbench.JobFiles;

/// <summary>A set of questions that a comparison answers from its numbers.</summary>
public enum Study
{
    /// <summary>A shallow network learns a function: does training the first layer help, how does width matter, where do the elbows
    /// go?</summary>
    Elbows,

    /// <summary>What single parameters do, what principal features do, and which of them seeds change.</summary>
    Features,

    /// <summary>Shallow against deep networks, small against large against He weights, matched against mismatched training.</summary>
    DepthAndInitialization,

    /// <summary>One network by several optimizers, each at the best of its learning rates.</summary>
    Optimizers,

    /// <summary>Classifiers of some depths, initializations and optimizers: where gradients vanish or explode, which train, what becomes
    /// of the kernel.</summary>
    Classifiers,

    /// <summary>Networks of some widths in several parameterizations, each at the rates of a sweep: what width does to the first steps, to
    /// the best rate and to how far kernels move.</summary>
    Scaling,

    /// <summary>Networks of many widths and seeds beside their limit of infinite width: how fast kernels come together, and whether their
    /// mean is the limit's.</summary>
    InfiniteWidth,
}
