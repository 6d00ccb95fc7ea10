namespace NtkWorkbench.JobFiles;

/// <summary>A matrix that a run can leave as a .npy file.</summary>
public enum SavedMatrix
{
    /// <summary>The tangent kernel on the training inputs, tangent_kernel.npy.</summary>
    Kernel,

    /// <summary>The tangent features on the training inputs, tangent_features.npy.</summary>
    Jacobian,

    /// <summary>Kernels of the signs of the tangent features on the training inputs, sign_kernel.npy and
    /// asymmetric_sign_kernel.npy.</summary>
    SignKernel,
}
